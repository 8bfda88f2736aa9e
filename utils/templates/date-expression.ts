import { isDateFormat } from './date-format'

export type DateBase = 'today' | 'tomorrow' | 'now'
export type DateUnit = 'min' | 'h' | 'd' | 'bd' | 'w' | 'm' | 'y'
export type DateExpression = {
  base: DateBase
  offsets: { amount: number; unit: DateUnit }[]
  format?: string
}

export type DateFault = { code: 'bad-date-offset' | 'bad-date-format'; at: number; detail: string }

// "today's offer" and "today_only" are names; what goes on with a sign or a colon means the date.
const BASE = /^(today|tomorrow|now)(?=\s*(?:$|[+:]|[-−–]\s*\d))/i
const OFFSET = /\s*([+\-−–])\s*(\d{1,4})\s*(min|bd|[hdwmy])(?![\p{L}\p{N}_])/iuy

/** @returns what `today+3d:short` says, or what is wrong with it (`at` in `written`); undefined when it is no date. */
export function readDateExpression(written: string): DateExpression | DateFault | undefined {
  const base = BASE.exec(written)?.[0]
  if (base === undefined) return undefined
  const expression: DateExpression = { base: base.toLowerCase() as DateBase, offsets: [] }
  let at = (OFFSET.lastIndex = base.length)
  for (let found = OFFSET.exec(written); found !== null; found = OFFSET.exec(written)) {
    const [, sign, amount, unit = ''] = found
    const size = Number(amount)
    expression.offsets.push({ amount: sign === '+' ? size : -size, unit: unit.toLowerCase() as DateUnit })
    at = OFFSET.lastIndex
  }
  const rest = written.slice(at).trim()
  if (rest === '') return expression
  if (!rest.startsWith(':')) return { code: 'bad-date-offset', at, detail: rest }
  const format = rest.slice(1).trim()
  if (isDateFormat(format)) return { ...expression, format }
  return { code: 'bad-date-format', at: Math.max(at, written.lastIndexOf(format)), detail: format }
}
