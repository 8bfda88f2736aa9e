import { own } from '../own'
import { type FoundPattern, type PatternPart, patternOf } from './date-pattern'

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: 'yyyy',
  YY: 'yy',
  MMMM: 'MMMM',
  MMM: 'MMM',
  MM: 'MM',
  M: 'M',
  DD: 'dd',
  D: 'd',
  dddd: 'EEEE',
  ddd: 'EEE',
  dd: 'EEE',
  HH: 'HH',
  H: 'H',
  hh: 'hh',
  h: 'h',
  mm: 'mm',
  m: 'mm',
  A: 'a',
  a: 'a',
}
/** In the customer's language, as a whole. */
const WHOLE: Readonly<Record<string, string>> = {
  L: 'short',
  l: 'short',
  LL: 'long',
  ll: 'medium',
  LT: 'time',
  LTS: 'time',
}
const LOST = new Set(['ss', 's', 'SSS', 'SS', 'S', 'ZZ', 'Z', 'zz', 'z'])
// Longest first; a bracket holds text.
const FORMAT =
  /\[([^\]]*)\]|\\(.)|(LTS|LT|LLLL|LLL|LL|L|llll|lll|ll|l|YYYYYY|YYYYY|YYYY|YY|Y|Qo|Q|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|wo|ww|w|WW|Wo|W|E|e|GGGG|GG|gggg|gg|HH|H|hh|h|kk|k|mm|m|ss|s|SSS|SS|S|ZZ|Z|zz|z|X|x|A|a|N+)|([\s\S])/g

/** @returns our pattern for a format of Moment.js, as Briskine and Text Blaze use it. */
export function momentPattern(format: string): FoundPattern {
  const whole = own(WHOLE, format.trim())
  if (whole !== undefined) return { pattern: whole, lost: [] }
  return patternOf([...format.matchAll(FORMAT)].flatMap(partsOf))
}

function partsOf([all, bracketed, escaped, token, text]: RegExpExecArray): PatternPart[] {
  const plain = bracketed ?? escaped ?? text
  if (plain !== undefined) return [{ text: plain }]
  // "13th" is English; the number alone is right everywhere.
  if (token === 'Do') return [{ token: 'd' }, { lost: 'o' }]
  const ours = own(TOKENS, token ?? '')
  if (ours !== undefined) return [{ token: ours }]
  return [LOST.has(all) ? { lost: all } : { unknown: all }]
}
