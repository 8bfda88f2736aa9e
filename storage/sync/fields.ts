import { idOf } from '@/utils/ids'
import type { AnyRow, FieldValues, RowOf } from '../rows'
import { isSame } from '../write/paths'
import { SHAPES, type SyncedTable } from './synced-tables'
import type { Json } from './wire'

/** What a row says to the team, by field. A field that is absent says nothing, as null does. */
export type Fields = Record<string, Json>

/** PostgreSQL stores neither: a zero character, or half of a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/gu

/** @returns what a row says to the team. */
export function toFields(table: SyncedTable, row: AnyRow): Fields {
  const values: FieldValues = row
  const { plain, sets = [], labelled = [] } = SHAPES[table]
  const fields: Fields = {}
  for (const name of plain) if (values[name] !== undefined) fields[name] = storable(values[name])
  for (const name of sets) {
    for (const [key, value] of elementsOf(values[name])) fields[`${name}.${key}`] = storable(value)
  }
  for (const name of labelled) {
    for (const [label, value] of elementsOf(values[name])) {
      const said = storable(label)
      fields[labelField(name, said)] = [said, storable(value)]
    }
  }
  if (table === 'contacts') leaveOutRuleTags(fields, row as RowOf<'contacts'>)
  // That this device is about to show it is nobody else's matter.
  if (table === 'followUps' && fields['state'] === 'firing') fields['state'] = 'due'
  return fields
}

/** @returns the fields of which something else is said now; null where nothing is said any more. */
export function changedFields(before: Fields, after: Fields): Fields {
  const changed: Fields = {}
  for (const [name, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, name) || !isSame(before[name], value)) changed[name] = value
  }
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) changed[name] = null
  return changed
}

/** @returns the fields with the values of a mutation put over them. */
export function overlaid(fields: Fields, ops: Readonly<Record<string, { v: Json }>>): Fields {
  return { ...fields, ...Object.fromEntries(Object.entries(ops).map(([name, { v }]) => [name, v])) }
}

/** @returns the fields without those that say nothing. */
export function said(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** @returns the field of a named element. */
export function labelField(name: string, label: string): string {
  return `${name}.${idOf('label', label)}`
}

/** @returns whether this version knows a field. */
export function isKnownField(table: SyncedTable, field: string): boolean {
  const { plain, sets = [], labelled = [] } = SHAPES[table]
  const [name = '', key] = field.split('.', 2)
  return key === undefined ? plain.includes(name) : sets.includes(name) || labelled.includes(name)
}

/** @returns the elements of a set, none when there is none. */
export function elementsOf(set: unknown): [string, unknown][] {
  return typeof set === 'object' && set !== null ? Object.entries(set) : []
}

function leaveOutRuleTags(fields: Fields, { autoTags = {} }: RowOf<'contacts'>): void {
  for (const tagId of Object.keys(autoTags)) delete fields[`tags.${tagId}`]
}

function storable<Value>(value: Value): Value extends string ? string : Json
function storable(value: unknown): Json {
  if (typeof value === 'string') return value.replaceAll(UNSTORABLE, '\ufffd')
  if (Array.isArray(value)) return value.map((one) => storable(one))
  if (typeof value !== 'object' || value === null) return value as Json
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, storable(one)]])),
  )
}
