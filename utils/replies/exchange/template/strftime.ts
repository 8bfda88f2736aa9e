import { own } from '../own'
import { type FoundPattern, type PatternPart, patternOf } from './date-pattern'

const TOKENS: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yy',
  m: 'MM',
  '-m': 'M',
  B: 'MMMM',
  b: 'MMM',
  h: 'MMM',
  d: 'dd',
  '-d': 'd',
  e: 'd',
  '-e': 'd',
  A: 'EEEE',
  a: 'EEE',
  H: 'HH',
  '-H': 'H',
  k: 'H',
  '-k': 'H',
  I: 'hh',
  '-I': 'h',
  l: 'h',
  '-l': 'h',
  M: 'mm',
  p: 'a',
  P: 'a',
}
const SHORTHANDS: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  D: '%m/%d/%y',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  v: '%e-%b-%Y',
}
const TEXTS: Readonly<Record<string, string>> = { '%': '%', n: '\n', t: '\t' }
/** In the customer's language, as a whole. */
const WHOLE: Readonly<Record<string, string>> = { '%x': 'short', '%X': 'time', '%c': 'medium' }
const LOST = new Set(['S', '-S', '_S', '0S', 'Z', 'z', ':z', 'f', '.f', '.3f', '3f'])
const FORMAT = /%([-_0^#:.]?\d*[A-Za-z%+])|([^%]+|%)/g

/** @returns our pattern for a format of strftime, as espanso, C and Python know it. */
export function strftimePattern(format: string): FoundPattern {
  const whole = own(WHOLE, format.trim())
  if (whole !== undefined) return { pattern: whole, lost: [] }
  const long = format.replace(/%([FDTRrv])/g, (all, letter: string) => own(SHORTHANDS, letter) ?? all)
  return patternOf([...long.matchAll(FORMAT)].map(([all, directive, text]) => partOf(all, directive, text)))
}

/** @returns the format of strftime for one of our patterns. */
export function patternToStrftime(pattern: string): string {
  return pattern.replace(OUR_TOKEN, (token, quoted?: string) => {
    if (quoted !== undefined)
      return (quoted === '' ? "'" : quoted.replaceAll("''", "'")).replaceAll('%', '%%')
    if (token === '%') return '%%'
    return Object.hasOwn(STRFTIME, token) ? (STRFTIME[token] ?? token) : token
  })
}

const OUR_TOKEN = /'((?:[^']|'')*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|a|%/g
const STRFTIME: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  yy: '%y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%-m',
  dd: '%d',
  d: '%-d',
  EEEE: '%A',
  EEE: '%a',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  a: '%p',
}

function partOf(all: string, directive: string | undefined, text: string | undefined): PatternPart {
  if (directive === undefined) return { text: text ?? all }
  const plain = directive.replace(/^[_0^#]/, '')
  const token = own(TOKENS, directive) ?? own(TOKENS, plain)
  if (token !== undefined) return { token }
  const written = own(TEXTS, plain)
  if (written !== undefined) return { text: written }
  return LOST.has(directive) ? { lost: all } : { unknown: all }
}
