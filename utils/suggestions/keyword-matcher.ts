import { comparableWords } from './comparable'

/** The words of one rule. A word with a star at its end stands for every word that begins so. */
export type Wanted = { words: readonly string[]; match: 'any' | 'all' }

/** `words` as they were written in the rule; `weight`: how many characters they have. */
export type KeywordHit = { words: string[]; weight: number }

/** Looks for the words of many rules in one pass. @returns the rules that are found, by their place in the list. */
export type KeywordMatcher = (text: string) => Map<number, KeywordHit>

/** A word or phrase that is looked for; several rules may want it. */
type Needle = { weight: number; wantedBy: { rule: number; word: string }[] }

/** Where one is in phrases that begin alike: what ends here, what may follow, and beginnings of what may follow. */
type Node = {
  needle?: Needle
  next: Map<string, Node>
  open: Map<string, { start: string; needle: Needle }[]>
}

/** Shorter beginnings would find nearly everything. */
const MIN_START = 3

/**
 * Prepares the search. What it takes grows with the words; a search takes as long as its text, however many words there
 * are. Words without letters, digits, currencies or pictures are passed over.
 */
export function compileKeywords(wanted: readonly Wanted[]): KeywordMatcher {
  const root = newNode()
  const needed = wanted.map(({ words, match }, rule) => {
    let distinct = 0
    for (const word of words) {
      const needle = needleFor(word, root)
      if (needle === undefined || needle.wantedBy.some((each) => each.rule === rule)) continue
      needle.wantedBy.push({ rule, word })
      distinct++
    }
    return match === 'all' ? distinct : 1
  })
  return (text) => {
    const hits = collect(findNeedles(comparableWords(text), root))
    return new Map([...hits].filter(([rule, { words }]) => words.length >= (needed[rule] ?? 1)))
  }
}

/** @returns the needle of a word, put into the tree when it is not there yet. */
function needleFor(word: string, root: Node): Needle | undefined {
  const words = comparableWords(word)
  const last = words.pop()
  if (last === undefined) return undefined
  let node = root
  for (const each of words) node = getOrAdd(node.next, each, newNode)
  const weight = words.join('').length + last.length
  const isOpen = word.trimEnd().endsWith('*') && last.trimStart().length >= MIN_START
  if (!isOpen) {
    const end = getOrAdd(node.next, last, newNode)
    return (end.needle ??= { weight, wantedBy: [] })
  }
  const alike = getOrAdd(node.open, startKey(last), () => [])
  const known = alike.find(({ start }) => start === last)?.needle
  const needle = known ?? { weight, wantedBy: [] }
  if (known === undefined) alike.push({ start: last, needle })
  return needle
}

function findNeedles(words: readonly string[], root: Node): Set<Needle> {
  const found = new Set<Needle>()
  for (let at = 0; at < words.length; at++) {
    let node: Node | undefined = root
    for (let end = at; node !== undefined && end < words.length; end++) {
      // What stands before a phrase does not count, only what stands between its words.
      const word: string = (end === at ? words[end]?.trimStart() : words[end]) ?? ''
      for (const { start, needle } of node.open.get(startKey(word)) ?? []) {
        if (word.startsWith(start)) found.add(needle)
      }
      node = node.next.get(word)
      if (node?.needle !== undefined) found.add(node.needle)
    }
  }
  return found
}

function collect(needles: Iterable<Needle>): Map<number, KeywordHit> {
  const hits = new Map<number, KeywordHit>()
  for (const { weight, wantedBy } of needles) {
    for (const { rule, word } of wantedBy) {
      const hit = getOrAdd(hits, rule, () => ({ words: [], weight: 0 }))
      hit.words.push(word)
      hit.weight += weight
    }
  }
  return hits
}

function startKey(word: string): string {
  return word.slice(0, word.startsWith(' ') ? MIN_START + 1 : MIN_START)
}

function newNode(): Node {
  return { next: new Map(), open: new Map() }
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = make()
  map.set(key, value)
  return value
}
