import { manyLines, notePieces, oneLine } from '../clean'
import type { ImportedDeal, ImportedFollowUp, ImportedNote, ImportedOrder } from '../imported'
import { MOST } from '../imported'
import { timeZoneIn } from '../rows/values'

export type Fields = Record<string, unknown>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MOST_AMOUNT = 1_000_000_000_000

/** @returns every part of a list as `read` understands it; undefined when one of them is none. */
export function partsOf<Part>(
  value: unknown,
  read: (fields: Fields) => Part[] | undefined,
): Part[] | undefined {
  if (value === undefined) return []
  if (!Array.isArray(value)) return undefined
  const parts: Part[] = []
  for (const one of value) {
    const part = isFields(one) ? read(one) : undefined
    if (part === undefined) return undefined
    parts.push(...part)
  }
  return parts
}

export function noteOf(fields: Fields): ImportedNote[] | undefined {
  const createdAt = momentOf(fields['createdAt'])
  if (typeof fields['text'] !== 'string' || (fields['createdAt'] !== undefined && createdAt === undefined))
    return undefined
  const isPinned = fields['pinned'] === true
  return notePieces(manyLines(fields['text'])).map((text) => ({
    text,
    ...(createdAt !== undefined && { createdAt }),
    ...(isPinned && { isPinned }),
  }))
}

/** One that is over is told for whoever reads the file, and does not come back. */
export function followUpOf(fields: Fields): ImportedFollowUp[] | undefined {
  if (fields['state'] === 'done') return []
  const [dueAt, timeZone] = [momentOf(fields['dueAt']), timeZoneIn(String(fields['timeZone']))]
  const texts = linesOf(fields, ['note', 'rule'])
  return dueAt === undefined || timeZone === undefined || texts === undefined
    ? undefined
    : [{ dueAt, timeZone, ...texts }]
}

export function dealOf(fields: Fields): ImportedDeal[] | undefined {
  const { id, stageId, title, currency, amountMinor, expectedClose } = fields
  const texts = linesOf(fields, ['note', 'expectedClose'])
  if (!isId(id) || !isId(stageId) || !isTitle(title) || !isCurrency(currency) || texts === undefined)
    return undefined
  if (amountMinor !== undefined && !isAmount(amountMinor)) return undefined
  if (expectedClose !== undefined && !DAY.test(texts.expectedClose ?? '')) return undefined
  return [{ id, title, currency, stageId, ...(amountMinor !== undefined && { amountMinor }), ...texts }]
}

export function orderOf(fields: Fields): ImportedOrder[] | undefined {
  const { id, amountMinor, currency, productId, dealId } = fields
  const at = momentOf(fields['at'])
  const texts = linesOf(fields, ['note'])
  if (!isId(id) || at === undefined || !isAmount(amountMinor) || !isCurrency(currency)) return undefined
  if (texts === undefined || [productId, dealId].some((other) => other !== undefined && !isId(other)))
    return undefined
  return [
    {
      id,
      at,
      amountMinor,
      currency,
      ...(isId(productId) && { productId }),
      ...(isId(dealId) && { dealId }),
      ...texts,
    },
  ]
}

/** @returns a moment (epoch ms) as our files write it; undefined for anything else. */
export function momentOf(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) || at < 0 ? undefined : at
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns those of the fields that say something; undefined when one of them is no line of text. */
function linesOf<Name extends string>(
  fields: Fields,
  names: readonly Name[],
): { [Field in Name]?: string } | undefined {
  const texts: { [Field in Name]?: string } = {}
  for (const name of names) {
    const value = fields[name]
    if (value === undefined) continue
    if (typeof value !== 'string' || value.length > MOST.line) return undefined
    if (oneLine(value) !== '') texts[name] = oneLine(value)
  }
  return texts
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

function isTitle(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST.line
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_AMOUNT
}

function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value)
}
