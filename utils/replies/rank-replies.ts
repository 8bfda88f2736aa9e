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
  const scored = []
  for (const reply of replies) {
    const match = query === '' ? 1 : matchScore(reply, query)
    const fit = FIT_WEIGHT * (fits?.get(reply.row.id)?.boost ?? 0)
    if (match > 0) scored.push({ reply, score: match, use: frecency(reply.row, nowMs) + fit })
  }
  scored.sort((a, b) => b.score - a.score || b.use - a.use || compareTitles(a.reply, b.reply))
  return { rows: scored.slice(0, limit).map(({ reply }) => reply.row), total: scored.length }
}

export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** @returns how much a reply is in use: each use counts less than the one before, and old use half in two weeks. */
export function frecency(row: Pick<Rankable, 'uses' | 'lastUsedAt'>, nowMs: number): number {
  const ageDays = Math.max(0, nowMs - (row.lastUsedAt ?? 0)) / DAY_MS
  return Math.log2(1 + row.uses) * (0.25 + 2 ** (-ageDays / HALF_LIFE_DAYS))
}

function matchScore(reply: Searched, query: string): number {
  if (reply.shortcut === query) return EXACT
  if (reply.shortcut.startsWith(query)) return PREFIX
  let sum = 0
  for (const word of query.split(/\s+/)) {
    const best = Math.max(...WEIGHTS.map(([field, weight]) => weight * wordScore(reply[field], word, field)))
    if (best === 0) return 0
    sum += best
  }
  // The mean, rounded, so that use decides between matches that are about as good.
  return Math.ceil(sum / query.split(/\s+/).length)
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

function compareTitles(a: Searched, b: Searched): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0
}
