import { isTimeZone } from '../../dates/zoned'
import { oneLine } from '../clean'
import { CHANNELS, GRADES, type ImportedContact } from '../imported'

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const MOST_ZONE = 60
const zones = new Map<string, string | undefined>()

/** @returns a language tag ("pt_BR" is `pt-BR`); undefined for anything else. */
export function languageIn(text: string): string | undefined {
  const tag = oneLine(text).replaceAll('_', '-')
  return LANGUAGE.test(tag) ? tag : undefined
}

/** @returns an IANA time zone as it is written; HubSpot's "europe_slash_berlin" is Europe/Berlin. */
export function timeZoneIn(text: string): string | undefined {
  const zone = oneLine(text).replace('_slash_', '/')
  if (zone === '' || zone.length > MOST_ZONE) return undefined
  if (!zones.has(zone)) zones.set(zone, isTimeZone(zone) ? asWritten(zone) : undefined)
  return zones.get(zone)
}

/** @returns one of our channels. */
export function channelIn(text: string): ImportedContact['channel'] {
  return CHANNELS.find((channel) => channel === oneLine(text).toLowerCase())
}

/** @returns a grade. */
export function gradeIn(text: string): ImportedContact['grade'] {
  return GRADES.find((grade) => grade === oneLine(text).toUpperCase())
}

/** @returns the e-mail addresses in a cell, and what is none. */
export function emailsIn(text: string): { emails: string[]; rest: string } {
  const bare = text.replace(/mailto:/gi, ' ')
  const emails = bare.match(/[^\s<>()",;:]+@[^\s<>()",;:]+/g) ?? []
  return { emails, rest: emails.length === 0 ? oneLine(text) : '' }
}

/**
 * @returns a moment (epoch ms) written as 2024-01-15, with or without a time and its offset, or as 15.01.2024 10:00;
 * without an offset in UTC. Undefined for what could be two days.
 */
export function momentIn(text: string): number | undefined {
  const cell = oneLine(text)
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    cell,
  )
  const dotted = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d:\d\d(?::\d\d)?))?$/.exec(cell)
  const written =
    iso !== null
      ? `${iso[1]}T${iso[2] ?? '00:00'}${iso[3] ?? 'Z'}`
      : dotted !== null
        ? `${dotted[3]}-${dotted[2]}-${dotted[1]}T${dotted[4] ?? '00:00'}Z`
        : ''
  const at = Date.parse(written)
  return Number.isNaN(at) || at < 0 ? undefined : at
}

/** Only the case is mended: a zone may have been called otherwise, and stays so. */
function asWritten(zone: string): string {
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
  return timeZone.toLowerCase() === zone.toLowerCase() ? timeZone : zone
}
