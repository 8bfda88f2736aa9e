import type { DateUnit } from '@/utils/templates/date-expression'
import type { Piece } from './pieces'

export type Offset = { amount: number; unit: DateUnit }

const MOST_AMOUNT = 9_999
/** More offsets than anybody writes; beyond, the year is out of bounds anyway. */
const MOST_STEPS = 20
const TIME_TOKENS = /HH?|hh?|mm|a/

/** @returns `{{today+3d:dd.MM.yyyy}}`; `pattern` may also be a named format such as `short`. */
export function datePiece(pattern: string, offsets: readonly Offset[]): Piece {
  const hasTime = pattern === 'time' || TIME_TOKENS.test(pattern.replace(/'[^']*'/g, ''))
  const isNamed = /^(short|medium|long|full|weekday|iso)$/.test(pattern)
  const base = hasTime && !isNamed ? 'now' : 'today'
  return { raw: `{{${dateExpression(base, offsets)}:${pattern.replace(/[{}|\\]/g, '\\$&')}}}` }
}

/** @returns `today+3d`, with amounts in steps that the language allows. */
export function dateExpression(base: 'today' | 'now', offsets: readonly Offset[]): string {
  return base + offsets.flatMap(stepsOf).join('')
}

function stepsOf({ amount, unit }: Offset): string[] {
  const steps: string[] = []
  const sign = amount < 0 ? '-' : '+'
  let left = Math.abs(Math.trunc(amount))
  while (left > 0 && steps.length < MOST_STEPS) {
    const step = Math.min(left, MOST_AMOUNT)
    steps.push(`${sign}${step}${unit}`)
    left -= step
  }
  return steps
}
