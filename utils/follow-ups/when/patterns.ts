import type { UnitName, WhenVocabulary } from './words/vocabulary'

/** What a pattern found, by name; `day2` is `day` in another alternative. */
export type Found = { text: string; index: number; groups: Readonly<Record<string, string>> }

const MOST = 9_999
const UNIT_NAMES: readonly UnitName[] = ['minute', 'hour', 'day', 'week', 'month', 'year']

/** Read at each key, made once. */
const compiled = new WeakMap<WhenVocabulary, Map<string, RegExp>>()

/** @returns the regular expression of a pattern of a vocabulary. */
export function compile(pattern: string, words: WhenVocabulary): RegExp {
  const known = compiled.get(words) ?? new Map<string, RegExp>()
  compiled.set(words, known)
  const expression = known.get(pattern) ?? make(pattern, words)
  known.set(pattern, expression)
  return expression
}

/** @returns what a match found, its groups by their plain names. */
export function foundIn(match: RegExpMatchArray): Found {
  const groups: Record<string, string> = {}
  for (const [name, value] of Object.entries(match.groups ?? {})) {
    if (value !== undefined) groups[name.replace(/\d$/, '')] = value
  }
  return { text: match[0], index: match.index ?? 0, groups }
}

/** @returns how many of which unit were found; undefined when they are none. */
export function amountOf(found: Found, words: WhenVocabulary): { count: number; unit: UnitName } | undefined {
  const unit = UNIT_NAMES.find((name) => isWhole(words.units[name], found.groups['unit'] ?? ''))
  if (unit === undefined) return undefined
  const count = countOf(found, words) + (found.groups['half'] === undefined ? 0 : 0.5)
  return count > 0 && count <= MOST ? { count, unit } : undefined
}

/** @returns how many were found, 1 when no number was. */
export function countOf({ groups }: Found, { numbers }: WhenVocabulary): number {
  const text = groups['n'] ?? '1'
  return numbers[text.toLowerCase()] ?? Number(text.replace(',', '.'))
}

/** @returns the ISO weekdays that are named in a text, 1 for Monday. */
export function weekdaysIn(text: string, words: WhenVocabulary): number[] {
  const days: number[] = []
  const names = new RegExp(words.weekdays.map((name) => `(${name})`).join('|'), 'giu')
  for (const match of text.matchAll(names))
    days.push(match.slice(1).findIndex((name) => name !== undefined) + 1)
  return days
}

function make(pattern: string, words: WhenVocabulary): RegExp {
  const source = pattern
    .replaceAll(/ (\??)/g, (_, isOptional: string) => (isOptional ? String.raw`\s*` : String.raw`\s+`))
    .replaceAll(
      /\{([a-z]+)(\d?)\}/g,
      (_, name: string, nth: string) => `(?<${name}${nth}>${sourceOf(name, words)})`,
    )
  const bounds = words.isSpaced ? String.raw`[\p{L}\p{N}]` : String.raw`\d`
  const end = words.isSpaced ? `(?!${bounds})` : ''
  return new RegExp(`(?<!${bounds})(?:${source})${end}`, 'iu')
}

function sourceOf(name: string, words: WhenVocabulary): string {
  const weekday = `(?:${words.weekdays.join('|')})`
  switch (name) {
    case 'n':
      return [String.raw`\d+(?:[.,]\d+)?`, ...longestFirst(Object.keys(words.numbers))].join('|')
    case 'unit':
      return Object.values(words.units).join('|')
    case 'weekday':
      return weekday
    case 'weekdays':
      return `${weekday}(?:${separatorOf(words)}${weekday})*`
    case 'day':
      return String.raw`3[01]|[12]?\d`
    case 'month':
      return String.raw`1[0-2]|0?[1-9]`
    case 'h':
      return String.raw`2[0-4]|[01]?\d`
    default:
      return String.raw`[0-5]?\d`
  }
}

function separatorOf({ isSpaced, and }: WhenVocabulary): string {
  if (!isSpaced) return String.raw`\s*(?:${and})?\s*`
  return String.raw`(?:\s*[,/]\s*(?:(?:${and})\s+)?|\s+(?:${and})\s+)`
}

function longestFirst(names: readonly string[]): string[] {
  return names.toSorted((a, b) => b.length - a.length)
}

function isWhole(source: string, text: string): boolean {
  return new RegExp(`^(?:${source})$`, 'iu').test(text)
}
