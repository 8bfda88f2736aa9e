import { readersFor, type WhenReader } from './when/load'
import { momentOf, type Moment } from './when/moment'
import { parseWall } from './when/parse'
import { repeatIn, seriesOf } from './when/repeat'
import { saidIn } from './when/said'
import { splitBy } from './when/spans'

/** What a text says of when: `words` were understood, `rest` are the others, a note. `dueAt` is epoch ms, ahead of now. */
export type When = { dueAt: number; isDateOnly: boolean; words: string; rest: string; rule?: string }

/** Longer than what anybody types to be reminded. */
const MOST_CHARACTERS = 500
const FULL_WIDTH = 0xfee0

/**
 * Reads words such as "tomorrow 3pm call Ana" or "every monday 9am" in a language (BCP 47) or in English, on the clocks of a
 * time zone. A date without a time is at nine; "in 2 hours" is time that passes, whatever the clocks do.
 * @returns undefined when the text names no moment ahead. It fails only where a language could not be loaded.
 */
export async function readWhen(
  text: string,
  at: { now: number; timeZone: string; language: string },
): Promise<When | undefined> {
  const plain = halfWidth(text).slice(0, MOST_CHARACTERS)
  // A number alone may be anything.
  if (!/[^\d\s.,+()-]/.test(plain) && !/\d[-./]\d+[-./]/.test(plain)) return undefined
  const readers = await readersFor(at.language)
  const found = readers
    .map((reader) => readWith(reader, text, plain, at))
    .filter((when) => when !== undefined)
  // Some times look the same in two languages: who understood more of the text is right.
  return found.toSorted((a, b) => b.words.length - a.words.length)[0]
}

function readWith(reader: WhenReader, text: string, plain: string, at: Moment): When | undefined {
  const { chrono, words } = reader
  const repeated = words && repeatIn(plain, words)
  const left = repeated ? without(plain, repeated.span) : plain
  const said = saidIn(parseWall(chrono, left, at), words)
  const series = repeated && seriesOf(repeated, said, at)
  const dueAt = repeated ? series?.dueAt : said && momentOf(said, at)
  if (dueAt === undefined) return undefined
  const spans = [...(repeated ? [repeated.span] : []), ...(said?.spans ?? [])]
  return {
    dueAt,
    isDateOnly: (said?.time ?? said?.elapsedMs ?? said?.exactAt) === undefined,
    ...splitBy(text, spans, words),
    ...(series && { rule: series.rule }),
  }
}

/** Keeps the places of all other characters. */
function without(text: string, { from, to }: { from: number; to: number }): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
}

/** Digits and colons as Japanese and Chinese keyboards write them. */
function halfWidth(text: string): string {
  return text.replaceAll(/[０-９：／]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH),
  )
}
