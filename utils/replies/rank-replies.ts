/** What of a quick reply counts when it is looked for. */
export type Rankable = {
  id: string
  shortcut: string
  title: string
  labels: readonly string[]
  excerpt: string
  uses: number
  lastUsedAt?: number
}

export type IndexedReply<Row extends Rankable> = {
  row: Row
  shortcut: string
  title: string
  labels: string
  excerpt: string
}

type Searched = Omit<IndexedReply<Rankable>, 'row'>
type Scored<Row extends Rankable> = { reply: IndexedReply<Row>; score: number; use: number }

const DAY_MS = 86_400_000
const HALF_LIFE_DAYS = 14
/** A reply that fits the open chat as well as can be stands where about a hundred uses of late would put it. */
const FIT_WEIGHT = 8
const EXACT = 1_000
const PREFIX = 500
// How much a word found in each field counts; below the two classes above whatever the number of words.
const WEIGHTS = [
  ['shortcut', 60],
  ['title', 50],
  ['labels', 35],
  ['excerpt', 20],
] as const

/** @returns the reply with its words as they are compared: lower case, without accents. */
export function indexReply<Row extends Rankable>(row: Row): IndexedReply<Row> {
  return {
    row,
    shortcut: fold(row.shortcut),
    title: fold(row.title),
    labels: fold(row.labels.join(' ')),
    excerpt: fold(row.excerpt),
  }
}

/**
 * Ranks replies: an exact shortcut, then shortcuts that begin so, then replies in which every word is found, best places
 * first; equal ones by how often and how lately they were used and how well they fit the chat. Without words everything
 * is found.
 * @param fits how well replies fit the open chat, 0 to 1, by their id.
 * @returns the first `limit` and how many there are in all.
 */
export function rankReplies<Row extends Rankable>(
  replies: readonly IndexedReply<Row>[],
  words: string,
  nowMs: number,
  limit: number,
  fits?: ReadonlyMap<string, { boost: number }>,
): { rows: Row[]; total: number } {
  const query = fold(words).trim()
  const wanted = query.split(/\s+/)
  let best: Scored<Row>[] = []
  // Sorting thousands to show a few would cost more than all the rest: what cannot be among them goes again and again.
  const cut = (): void => void (best = best.sort(compare).slice(0, limit))
  let floor = 0
  let total = 0
  for (const reply of replies) {
    const score = query === '' ? 1 : matchScore(reply, query, wanted)
    if (score > 0) total += 1
    if (score === 0 || score < floor) continue
    const fit = FIT_WEIGHT * (fits?.get(reply.row.id)?.boost ?? 0)
    best.push({ reply, score, use: frecency(reply.row, nowMs) + fit })
    if (best.length < 2 * limit) continue
    cut()
    floor = best.at(-1)?.score ?? 0
  }
  cut()
  return { rows: best.map(({ reply }) => reply.row), total }
}

export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** @returns how much a reply is in use: each use counts less than the one before, and old use half in two weeks. */
export function frecency(row: Pick<Rankable, 'uses' | 'lastUsedAt'>, nowMs: number): number {
  const ageDays = Math.max(0, nowMs - (row.lastUsedAt ?? 0)) / DAY_MS
  return Math.log2(1 + row.uses) * (0.25 + 2 ** (-ageDays / HALF_LIFE_DAYS))
}

function matchScore(reply: Searched, query: string, words: readonly string[]): number {
  if (reply.shortcut === query) return EXACT
  if (reply.shortcut.startsWith(query)) return PREFIX
  let sum = 0
  for (const word of words) {
    let best = 0
    for (const [field, weight] of WEIGHTS) {
      // The weights fall: what comes after cannot be better.
      if (best >= weight) break
      best = Math.max(best, weight * wordScore(reply[field], word, field))
    }
    if (best === 0) return 0
    sum += best
  }
  // The mean, rounded, so that use decides between matches that are about as good.
  return Math.ceil(sum / words.length)
}

function wordScore(text: string, word: string, field: keyof Searched): number {
  const index = text.indexOf(word)
  if (index === 0) return 1
  if (index > 0) return /[\p{L}\p{N}]/u.test(text.charAt(index - 1)) ? 0.6 : 0.9
  // Letters in their order with gaps are only tried where texts are short: elsewhere nearly everything would match.
  return field === 'shortcut' || field === 'title' ? subsequenceScore(text, word) : 0
}

function subsequenceScore(text: string, word: string): number {
  if (word.length < 2) return 0
  let from = -1
  let start = -1
  for (const letter of word) {
    from = text.indexOf(letter, from + 1)
    if (from < 0) return 0
    if (start < 0) start = from
  }
  const spread = (from - start + 1) / word.length
  return spread > 4 ? 0 : 0.4 / spread
}

function compare(a: Scored<Rankable>, b: Scored<Rankable>): number {
  return (
    b.score - a.score ||
    b.use - a.use ||
    (a.reply.title < b.reply.title ? -1 : +(a.reply.title > b.reply.title))
  )
}
