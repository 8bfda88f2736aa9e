import { t } from '@/locales/t'
import { CONTACT_CHANNELS, CONTACT_SOURCES, QUIET_REASONS } from '@/storage/schema/contact'

const FIELDS = [
  'name',
  'firstName',
  'phone',
  'company',
  'email',
  'role',
  'language',
  'timeZone',
  'source',
  'channel',
  'owner',
  'grade',
] as const

/** @returns what a field of a merge is called: `custom:<label>` by its label. */
export function mergeFieldName(field: string): string {
  const known = FIELDS.find((one) => one === field)
  if (known !== undefined) return t(`card.${known}`)
  if (field === 'heat') return t('duplicates.field-heat')
  if (field === 'quiet') return t('duplicates.field-quiet')
  return field.replace(/^custom:/, '')
}

/** @returns a value as it is shown; a dash where there is none. */
export function mergeValue(field: string, value: string | undefined): string {
  if (value === undefined || value === '') return t('duplicates.nothing')
  if (field === 'source') {
    const known = CONTACT_SOURCES.find((one) => one === value)
    if (known !== undefined) return t(`card.source-${known}`)
  }
  if (field === 'channel') {
    const known = CONTACT_CHANNELS.find((one) => one === value)
    if (known !== undefined) return t(`card.channel-${known}`)
  }
  if (field === 'quiet') {
    const known = QUIET_REASONS.find((one) => one === value)
    if (known !== undefined) return t(`duplicates.quiet-${known}`)
  }
  return value
}
