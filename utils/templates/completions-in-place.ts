import { fold } from '../text/fold'
import type { CompletionGroup, Known, Place } from './completion'
import { DATE_FORMATS } from './date-format'
import { promptKind, PROMPT_OPTIONS } from './parse-prompt'
import { literalArgument } from './escapes'

type Found = { name: string; group: CompletionGroup; label?: string; insert: string }
type Offer = { from: number; options: Found[] }

const DATE_OFFSETS = ['+1d', '+3d', '+1w', '+1bd', '+3bd', '+1m'] as const
const TIME_OFFSETS = ['+30min', '+1h', '+2h', '+1d'] as const
const OFFSET = /^\s*(today|tomorrow|now)\s*([+-]\s*\d*)\s*([a-z]*)$/i

/** @returns what fits where the caret is, best first. One brace takes only names. */
export function completionsInPlace(place: Place, known: Known, isOneBrace: boolean): Offer | undefined {
  const { written, start, cuts } = place
  const bar = cuts.find(({ char }) => char === '|')
  const colon = cuts.find(({ char }) => char === ':')
  if (colon === undefined || (bar !== undefined && bar.at < colon.at)) {
    return bar === undefined ? (offsets(place) ?? names(place, known, isOneBrace)) : undefined
  }
  const word = written.slice(0, colon.at - start).trim()
  const kind = promptKind(word)?.kind
  const last = cuts.findLast(({ char }) => char === ';')
  if (kind !== undefined) return last && promptOptions(kind, place, last.at + 1)
  if (bar !== undefined) return undefined
  if (word.toLowerCase() === 'reply') return matching(place, colon.at + 1, known.shortcuts.map(shortcut))
  return /^(today|tomorrow|now)\b/i.test(word)
    ? matching(place, colon.at + 1, DATE_FORMATS.map(format))
    : undefined
}

function names(place: Place, known: Known, isOneBrace: boolean): Offer {
  const variables = known.variables.map(({ name, group, label }) => ({
    name,
    group,
    ...(label !== undefined && { label }),
    insert: label === undefined || isOneBrace ? name : literalArgument(label),
  }))
  if (isOneBrace) return matching(place, place.start, variables)
  const prompts = Object.keys(PROMPT_OPTIONS).map((name) => ({
    name: name === 'product' ? name : `${name}:`,
    group: 'prompt' as const,
    insert: name === 'product' ? name : `${name}: `,
  }))
  const others: Found[] = [
    { name: 'reply:', group: 'reply', insert: 'reply: ' },
    { name: 'cursor', group: 'cursor', insert: 'cursor' },
  ]
  return matching(place, place.start, [...variables, ...prompts, ...others])
}

function offsets({ written, start }: Place): Offer | undefined {
  const [found, base = '', amount = '', unit = ''] = OFFSET.exec(written) ?? []
  if (found === undefined) return undefined
  const from = start + found.length - unit.length - amount.length
  const sign = amount.replace(/\s/g, '')
  const units = base.toLowerCase() === 'now' ? ['min', 'h', 'd', 'w'] : ['d', 'bd', 'w', 'm', 'y']
  const samples = base.toLowerCase() === 'now' ? TIME_OFFSETS : DATE_OFFSETS
  const all = /\d/.test(sign)
    ? units.filter((one) => one.startsWith(unit.toLowerCase())).map((one) => sign + one)
    : samples.map((sample) => sign.charAt(0) + sample.slice(1))
  return { from, options: all.map((name) => ({ name, group: 'date', insert: name })) }
}

function promptOptions(kind: keyof typeof PROMPT_OPTIONS, place: Place, from: number): Offer | undefined {
  const written = place.written.slice(from - place.start)
  const [assigned, name = ''] = /^\s*(\p{L}+)\s*=/u.exec(written) ?? []
  if (assigned !== undefined) {
    return matching(place, from + assigned.length, valuesOf(kind, name.toLowerCase()).map(option))
  }
  const used = new Set(place.written.match(/\p{L}+(?=\s*=)/gu))
  const free = PROMPT_OPTIONS[kind].filter((one) => !used.has(one))
  return matching(
    place,
    from,
    free.map((one) => option(`${one}=`)),
  )
}

function valuesOf(kind: keyof typeof PROMPT_OPTIONS, name: string): readonly string[] {
  if (name === 'format') return DATE_FORMATS
  if (name !== 'default') return []
  if (kind === 'toggle') return ['yes', 'no']
  return kind === 'date' ? ['today', 'tomorrow', 'today+3d', 'today+1bd'] : []
}

/** Those that begin with what was written, then those with a word that does, then those that hold it. */
function matching({ written, start }: Place, regionStart: number, all: readonly Found[]): Offer {
  const part = written.slice(regionStart - start)
  const query = fold(part.trim())
  const from = regionStart + part.length - part.trimStart().length
  const rank = ({ name, label = '' }: Found): number => {
    const places = [fold(name), fold(label)].map((text) => {
      if (text.startsWith(query)) return 0
      return text.split(/[\s_.]+/).some((word) => word.startsWith(query)) ? 1 : text.includes(query) ? 2 : 3
    })
    return Math.min(...places)
  }
  const ranked = all.map((one) => ({ one, rank: rank(one) })).filter((found) => found.rank < 3)
  return { from, options: ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one) }
}

function shortcut(name: string): Found {
  return { name, group: 'reply', insert: name }
}

function format(name: string): Found {
  return { name, group: 'format', insert: name }
}

function option(name: string): Found {
  return { name, group: 'option', insert: name }
}
