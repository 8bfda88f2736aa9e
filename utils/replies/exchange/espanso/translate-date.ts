import { readableName } from '@/utils/templates/names'
import { datePiece } from '../template/date-pieces'
import { offsetsOf } from '../template/offsets'
import { type Piece, promptPiece } from '../template/pieces'
import { strftimePattern } from '../template/strftime'
import type { EspansoVariable } from './match'
import type { Scope } from './scope'
import { wordsOf } from './yaml-values'

/** What espanso writes without a format: RFC 2822. */
const WITHOUT_FORMAT = '%a, %-d %b %Y %H:%M:%S %z'

/** @returns the date in our language; one that we cannot write is asked for. */
export function translateDate({ name, params }: EspansoVariable, { labels, note }: Scope): Piece[] {
  const format = wordsOf(params, 'format') ?? WITHOUT_FORMAT
  const locale = wordsOf(params, 'locale')
  const zone = wordsOf(params, 'tz')
  const offset = wordsOf(params, 'offset')?.trim() ?? '0'
  // Ours are in the language and the zone of whom they are for.
  if (locale !== undefined) note('locale-left-out', locale)
  if (zone !== undefined) note('time-zone-left-out', zone)
  const found = strftimePattern(format)
  if ('text' in found) return [{ text: found.text }]
  const seconds = /^[+-]?\d{1,12}$/.test(offset) ? Number(offset) : undefined
  if ('unknown' in found || seconds === undefined) {
    note('date-asked', 'unknown' in found ? `${format} (${found.unknown})` : offset)
    return [promptPiece({ kind: 'text', label: labels(name, readableName(name)) })]
  }
  if (found.lost.length > 0) note('date-changed', `${format} (${found.lost.join(' ')})`)
  if (seconds % 60 !== 0) note('date-changed', offset)
  return [datePiece(found.pattern, offsetsOf(seconds))]
}
