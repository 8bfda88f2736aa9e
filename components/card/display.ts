import { t } from '@/locales/t'
import { CONTACT_CHANNELS, CONTACT_SOURCES, GRADES } from '@/storage/schema/contact'
import { language } from '@/utils/i18n'
import type { FieldName } from './fields'

/** @returns how a stored value reads on the card. */
export function displayOf(field: FieldName, value: string): string {
  if (value === '') return ''
  if (field === 'language') return languageName(value)
  if (field === 'source') return sourceName(value)
  return field === 'channel' ? channelName(value) : value
}

/** @returns a language's name in the language of the interface; the tag itself when nobody named it. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' }).of(tag) ?? tag
}

/** @returns the name of a known source; a source typed by hand is its own name. */
export function sourceName(source: string): string {
  const known = CONTACT_SOURCES.find((one) => one === source)
  return known === undefined ? source : t(`card.source-${known}`)
}

/** @returns the name of a channel. */
export function channelName(channel: string): string {
  const known = CONTACT_CHANNELS.find((one) => one === channel)
  return known === undefined ? channel : t(`card.channel-${known}`)
}

/** @returns what a grade means. */
export function gradeName(grade: string): string {
  const known = GRADES.find((one) => one === grade)
  return known === undefined ? grade : t(`card.grade-${known}`)
}
