import type { Fields } from './fields'
import { SHAPES, type SyncedTable } from './synced-tables'
import type { Json } from './wire'

/** A field as a change names it, and its value. */
export type Shown = { field: string; value: Json }

/** Set along with what a person does, or by the machine: nobody is told that two differ in them. */
const QUIET = new Set([
  'contactId',
  'createdAt',
  'updatedAt',
  'firedAt',
  'doneAt',
  'armedAt',
  'startsAt',
  'outcome',
  'stageAt',
  'closedAt',
  'rank',
  'handledAt',
  'reviewedAt',
  'isMerged',
  'mergedInto',
  'learntBy',
  'erasedAt',
])
/** Of these no person writes anything. */
const QUIET_TABLES = new Set(['aliases', 'sealedTexts'])

/** @returns whether a person would know what a field is about. `value`: what was written. */
export function isTold(table: SyncedTable, field: string, value: Json): boolean {
  if (QUIET_TABLES.has(table) || QUIET.has(field)) return false
  // That it has fallen due is no decision of anybody.
  return !(table === 'followUps' && field === 'state' && value === 'fired')
}

/**
 * @returns a field as a change names it: an element that a person named by its name, which one of `others` may tell when the
 * value itself is gone; undefined when none does.
 */
export function shownField(
  table: SyncedTable,
  field: string,
  value: Json,
  ...others: (Json | undefined)[]
): Shown | undefined {
  const { labelled = [] } = SHAPES[table]
  const name = labelled.find((one) => field.startsWith(`${one}.`))
  if (name === undefined) return { field, value }
  const label = [value, ...others].map(partsOf).find((parts) => parts !== undefined)?.label
  return label === undefined ? undefined : { field: `${name}.${label}`, value: partsOf(value)?.value ?? null }
}

/** @returns the values of fields as a change names them. */
export function shownValues(table: SyncedTable, fields: Fields, known: Fields): Record<string, unknown> {
  const shown = Object.entries(fields).map(([field, value]) => {
    return isTold(table, field, value) ? shownField(table, field, value, known[field]) : undefined
  })
  return Object.fromEntries(shown.flatMap((one) => (one ? [[one.field, one.value]] : [])))
}

function partsOf(value: Json | undefined): { label: string; value: Json } | undefined {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return undefined
  return { label: value[0], value: value[1] ?? null }
}
