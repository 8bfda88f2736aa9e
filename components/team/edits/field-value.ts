import { languageName } from '../../app/language-name'
import { settings } from '../../app/settings'
import { allStages, stageName } from '../../app/stages'
import { t } from '@/locales/t'
import { CONTACT_CHANNELS, CONTACT_SOURCES, GRADES, QUIET_REASONS } from '@/storage/schema/contact'
import { FOLLOW_UP_CONDITIONS } from '@/storage/schema/follow-up'
import { STOCK_STATES } from '@/storage/schema/product'
import { TAG_COLORS } from '@/storage/schema/tag'
import { formatDate, formatDayAndTime, formatNumber } from '@/utils/format'
import { language } from '@/utils/i18n'
import { formatAmount, minorDigitsOf } from '@/utils/money'
import { partsOf } from './field-name'
import { settingValue } from './setting-field'
import type { Names } from './use-names'

type Text = (value: string) => string | undefined

/** What a word that is stored reads as; undefined for one that is none of ours. */
const WORDS: Record<string, Text> = {
  source: (value) => knownIn(CONTACT_SOURCES, value, (one) => t(`card.source-${one}`)) ?? value,
  channel: (value) => knownIn(CONTACT_CHANNELS, value, (one) => t(`card.channel-${one}`)),
  grade: (value) => knownIn(GRADES, value, (one) => t(`card.grade-${one}`)),
  language: languageName,
  stock: (value) => knownIn(STOCK_STATES, value, (one) => t(`products.stock-${one}`)),
  color: (value) => knownIn(TAG_COLORS, value, (one) => t(`tags.color-${one}`)),
  condition: (value) => knownIn(FOLLOW_UP_CONDITIONS, value, (one) => t(`team.until-${one}`)),
  state: stateText,
  outcome: stateText,
  stageId: (value) => {
    const stage = allStages().find(({ id }) => id === value)
    return stage === undefined ? t('team.goneThing') : stageName(stage)
  },
  expectedClose: (value) => dayText(Date.parse(`${value}T12:00:00Z`), 'UTC'),
  // Ids of things that are not looked up here say nothing to a person.
  productId: () => undefined,
  dealId: () => undefined,
  replyId: () => undefined,
  teamId: () => undefined,
}
const SETS = new Set(['tags', 'refusedTags', 'labels'])

type Of = { field: string; currency?: string | undefined; names: Names }

/** @returns a value of a change as a person reads it. */
export function fieldValue({ field, currency, names }: Of, value: unknown): string {
  const [name, element] = partsOf(field)
  if (SETS.has(name)) return t(value === null || value === undefined ? 'team.off' : 'team.on')
  if (value === null || value === undefined || value === '') return t('team.nothing')
  if (name === 'value') return settingValue(element, value, names) ?? t('team.unreadable')
  if (typeof value === 'string') {
    if (name === 'ownerId') return names.people.get(value) ?? t('team.goneThing')
    const words = WORDS[name]
    return words === undefined ? value : (words(value) ?? t('team.unreadable'))
  }
  if (typeof value === 'number') return numberText(name, value, name === 'prices' ? element : currency)
  if (typeof value === 'boolean') return t(value ? 'team.yes' : 'team.no')
  return (name === 'quiet' ? quietText(value) : undefined) ?? t('team.unreadable')
}

function stateText(value: string): string | undefined {
  return knownIn(['due', 'fired', 'done', 'replied'] as const, value, (one) => t(`team.state-${one}`))
}

function numberText(name: string, value: number, currency: string | undefined): string {
  if (name === 'amountMinor' || name === 'prices') {
    if (currency !== undefined) return formatAmount(value, currency, language.value)
    // The row it belongs to is gone. One's own currency has the digits, if not the sign.
    return formatNumber(value / 10 ** minorDigitsOf(settings.value?.currency ?? ''))
  }
  if (name === 'at') return dayText(value)
  return name.endsWith('At') ? formatDayAndTime(value, { year: 'numeric' }) : formatNumber(value)
}

function dayText(at: number, timeZone?: string): string {
  if (Number.isNaN(at)) return t('team.unreadable')
  return formatDate(at, { dateStyle: 'medium', ...(timeZone !== undefined && { timeZone }) })
}

function quietText(value: object): string | undefined {
  const reason: unknown = Reflect.get(value, 'reason')
  return typeof reason === 'string'
    ? knownIn(QUIET_REASONS, reason, (one) => t(`duplicates.quiet-${one}`))
    : undefined
}

function knownIn<Word extends string>(
  words: readonly Word[],
  value: string,
  textOf: (word: Word) => string,
): string | undefined {
  const known = words.find((one) => one === value)
  return known === undefined ? undefined : textOf(known)
}
