import { type Breathe, breather, mapSlowly } from '../breathe'
import { measure, type Mark, type Measure } from './body'
import { clockReader } from './clock'
import { dateOf, orderOf } from './date-order'
import { HEADER_STYLES, readHeader, type Header, type HeaderStyle } from './header'
import { keyOf } from './key'
import { plainSpaces, withoutMarks } from './plain'
import type { Stamp } from './stamp'
import type { ExportedChat, ExportedMessage, ExportOptions } from './types'

type Begun = { header: Header; line: string; lines: string[] }
type Read = { stamp: Stamp; author: string | undefined } & Measure

const LONGEST_AUTHOR = 100
/** Clocks of other zones, and those that are a little fast, are ahead of ours by less. */
const AHEAD_MS = 24 * 60 * 60_000
const QUOTES = /["“”«»„]/g
/** Hebrew writes it before the last letter of what is shortened, such as a title. */
const GERSHAYIM = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew}(?!\p{Script=Hebrew}))/gu

/** @returns what an exported chat tells: times, authors and sizes, the text only if asked for. Whatever it is, it does not throw. */
export async function parseChat(
  text: string,
  options: ExportOptions,
  breathe: Breathe = breather(),
): Promise<Omit<ExportedChat, 'name'> & { title?: string }> {
  const { begun, skipped } = await beginnings(text, breathe)
  const stamps = begun.map(({ header }) => header.stamp)
  const found = await orderOf(stamps, options.now ?? Infinity, breathe)
  const order = options.order ?? found.order
  const { kept, skipped: broken } = joinBroken(begun, order, (options.now ?? Infinity) + AHEAD_MS)
  const read = await mapSlowly(kept, readMessage, breathe)
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const messages = await withMoments(read, order, timeZone, options.keepsTexts === true, breathe)
  const title = titleOf(read)
  return {
    participants: [...new Set(messages.flatMap(({ author }) => author ?? []))],
    messages,
    order,
    isOrderSure: options.order !== undefined || found.isSure,
    skipped: skipped + broken,
    ...(title === undefined ? {} : { title }),
  }
}

/** The messages with their lines. A file has one style: what looks like a beginning in the other was written by somebody. */
async function beginnings(text: string, breathe: Breathe): Promise<{ begun: Begun[]; skipped: number }> {
  const lines = text.split(/\r\n|\n|\r/)
  const headers = await mapSlowly(lines, readHeader, breathe)
  const style = styleOf(headers)
  const begun: Begun[] = []
  let skipped = 0
  for (const [index, line] of lines.entries()) {
    const header = headers[index]
    const last = begun.at(-1)
    if (header?.style === style) begun.push({ header, line, lines: [header.rest] })
    else if (last !== undefined) last.lines.push(line)
    else if (withoutMarks(line).trim() !== '') skipped += 1
  }
  return { begun, skipped }
}

function styleOf(headers: readonly (Header | undefined)[]): HeaderStyle {
  const counts: Record<HeaderStyle, number> = { brackets: 0, dash: 0, colon: 0 }
  for (const header of headers) if (header !== undefined) counts[header.style] += 1
  return HEADER_STYLES.reduce((best, style) => (counts[style] > counts[best] ? style : best))
}

/**
 * What has no date in the order of the file goes on with the message before, and so does a date that is yet to come:
 * somebody listed it. `latest` (epoch ms): nobody wrote after that.
 */
function joinBroken(
  begun: readonly Begun[],
  order: ExportedChat['order'],
  latest: number,
): { kept: Begun[]; skipped: number } {
  const kept: Begun[] = []
  let skipped = 0
  for (const one of begun) {
    const at = shownAt(one.header.stamp, order)
    const last = kept.at(-1)
    if (at !== undefined && at <= latest) kept.push(one)
    else if (at !== undefined && last !== undefined) joinLines(last, [one.line, ...one.lines.slice(1)])
    else {
      skipped += 1
      if (last !== undefined) joinLines(last, one.lines)
    }
  }
  return { kept, skipped }
}

/** Spread into a call, the lines of a long message would be more arguments than a call can have. */
function joinLines({ lines }: Begun, more: readonly string[]): void {
  for (const line of more) lines.push(line)
}

/** What the clock showed, as if it were in UTC. */
function shownAt(stamp: Stamp, order: ExportedChat['order']): number | undefined {
  const date = dateOf(stamp, order)
  return date && Date.UTC(date.year, date.month - 1, date.day, stamp.hour, stamp.minute)
}

function readMessage({ header, lines }: Begun): Read {
  const { stamp } = header
  const [first = '', ...more] = lines
  const end = authorEnd(first)
  if (end === -1) return { stamp, author: undefined, kind: 'system', length: 0 }
  const author = plainSpaces(withoutMarks(first.slice(0, end)))
    .replace(/^~ ?/u, '')
    .trim()
  const body = first.slice(end + 1).replace(/^ /, '')
  return { stamp, author, ...measure([body, ...more], markOf(header)) }
}

/** Only iPhones mark what the app says in somebody's name. */
function markOf({ style, isMarked }: Header): Mark {
  if (style !== 'brackets') return 'none'
  return isMarked ? 'message' : 'body'
}

/** Where the author ends; -1 for what the app says by itself. A colon inside of a quotation is of a sentence of its own. */
function authorEnd(line: string): number {
  const end = line.search(/:(?: |[\u200e\u200f]|$)/)
  if (end <= 0 || end > LONGEST_AUTHOR) return -1
  const quotes = line.slice(0, end).replaceAll(GERSHAYIM, '').match(QUOTES) ?? []
  return quotes.length % 2 === 1 ? -1 : end
}

async function withMoments(
  read: readonly Read[],
  order: ExportedChat['order'],
  timeZone: string,
  keepsTexts: boolean,
  breathe: Breathe,
): Promise<ExportedMessage[]> {
  const momentOf = clockReader(timeZone)
  const repeats = new Map<string, number>()
  const messageOf = ({ stamp, author, kind, length, text = '', fileName }: Read): ExportedMessage[] => {
    const date = dateOf(stamp, order)
    if (date === undefined) return []
    const { hour, minute, second } = stamp
    // The clock, not the moment: the same file read for another zone meets the same messages.
    const clock = [date.year, date.month, date.day, hour, minute, second].join('-')
    const said = kind === 'system' ? '' : (author ?? '')
    const repeated = [clock, said, length].join('\u0000')
    const index = repeats.get(repeated) ?? 0
    repeats.set(repeated, index + 1)
    return [
      {
        at: momentOf(date, stamp),
        ...(said === '' ? {} : { author: said }),
        kind,
        length,
        ...(keepsTexts && text !== '' && { text }),
        ...(fileName === undefined || fileName === '' ? {} : { fileName }),
        key: keyOf(clock, said, index, length),
      },
    ]
  }
  return (await mapSlowly(read, messageOf, breathe)).flat()
}

/** The first line of a chat of two is said in the name of the other, though the app says it. */
function titleOf(read: readonly Read[]): string | undefined {
  const [first] = read
  return first?.kind === 'system' && first.author !== '' ? first.author : undefined
}
