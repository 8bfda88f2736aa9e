import { t } from '@/locales/t'
import { CUSTOM_FIELD_KINDS } from '@/storage/schema/custom-field'
import { STAGE_KINDS } from '@/storage/schema/deal'
import { GRADES } from '@/storage/schema/contact'
import { formatNumber, formatSpan } from '@/utils/format'
import { settings } from '../../app/settings'
import type { Names } from './use-names'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const LEVELS = [...GRADES, 'other'] as const

/** @returns what a field of a setting that a team has in common is called; undefined for one of a newer version. */
export function settingFieldName(field: string): string | undefined {
  const [name, within = ''] = field.split(':', 2)
  const level = LEVELS.find((one) => one === name)
  if (level !== undefined) {
    const called = t(`todaySettings.level-${level}`)
    return within === 'nightMinutes' ? t('todaySettings.night', { level: called }) : called
  }
  switch (name) {
    case 'name':
    case 'label':
      return t('card.name')
    case 'kind':
      return t('team.field-kind')
    case 'choices':
      return t('fields.kind-choice')
    case 'grade':
    case 'tagId':
      return t('todaySettings.for')
    case 'idealHours':
      return t('todaySettings.ideal')
    case 'maxHours':
      return t('todaySettings.max')
    case 'ordersForA':
    case 'ordersForB':
    case 'amount':
      return t(`grading.${name}`, { currency: settings.value?.currency ?? '' })
    case 'code':
      return t('rules.currency')
    default:
      return undefined
  }
}

/** @returns a value of such a field as a person reads it; undefined where that says nothing. */
export function settingValue(field: string, value: unknown, names: Names): string | undefined {
  const [name = '', within = ''] = field.split(':', 2)
  if (Array.isArray(value)) return typeof value[1] === 'string' ? value[1] : undefined
  if (typeof value === 'number') {
    if (name.endsWith('Hours')) return formatSpan(value * HOUR_MS)
    return within === '' ? formatNumber(value) : formatSpan(value * MINUTE_MS)
  }
  if (typeof value !== 'string') return undefined
  const grade = GRADES.find((one) => one === value)
  if (name === 'grade') return grade && t(`todaySettings.level-${grade}`)
  if (name === 'tagId') return names.tags.get(value) ?? t('team.goneThing')
  return name === 'kind' ? kindText(value) : value
}

function kindText(value: string): string | undefined {
  const stage = STAGE_KINDS.find((one) => one === value)
  if (stage !== undefined) return t(`stages.kind-${stage}`)
  const kind = CUSTOM_FIELD_KINDS.find((one) => one === value)
  return kind && t(`fields.kind-${kind}`)
}
