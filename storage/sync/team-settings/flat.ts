import { idOf } from '@/utils/ids'
import type { FieldValues } from '../../rows'
import { isSame } from '../../write/paths'
import { type Item, listChange } from './items'

// A value as a row has it: by field, so that two people may change two things of it at once. `kind` is a field, and so is
// `A:minutes` of what stands within; of a list within it each element is one, `choices:<id>`, as [rank, element].

type Listed = [rank: number, element: unknown]

/** @returns a value as a row has it that nobody has written before. */
export function toFlat(value: FieldValues): FieldValues {
  return flatAfter({}, {}, value)
}

/** @returns what a row has once somebody who saw `before` has made `after` of it. */
export function flatAfter(flat: FieldValues, before: FieldValues, after: FieldValues): FieldValues {
  const next = new Map(Object.entries(flat))
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, value] = [before[name], after[name]]
    if (isSame(old, value)) continue
    if (Array.isArray(old) || Array.isArray(value)) changeList(next, name, old, value)
    else if (isObject(old) || isObject(value)) changeWithin(next, name, old, value)
    else put(next, name, value)
  }
  return Object.fromEntries(next)
}

/** @returns the value, not checked yet. */
export function fromFlat(flat: FieldValues): FieldValues {
  const value = new Map<string, unknown>()
  const within = new Map<string, [string, unknown][]>()
  for (const [field, one] of Object.entries(flat)) {
    const at = field.indexOf(':')
    if (at < 0) value.set(field, one)
    else {
      const name = field.slice(0, at)
      within.set(name, [...(within.get(name) ?? []), [field.slice(at + 1), one]])
    }
  }
  for (const [name, fields] of within) {
    const listed = fields.flatMap(([key, one]) =>
      isListed(one) ? [{ key, rank: one[0], element: one[1] }] : [],
    )
    const elements = listed.toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    value.set(name, listed.length > 0 ? elements.map(({ element }) => element) : Object.fromEntries(fields))
  }
  return Object.fromEntries(value)
}

function changeList(flat: Map<string, unknown>, name: string, old: unknown, value: unknown): void {
  const ranks = new Map(
    [...flat].flatMap(([field, one]): [string, number][] =>
      field.startsWith(`${name}:`) && isListed(one) ? [[field.slice(name.length + 1), one[0]]] : [],
    ),
  )
  const after = itemsOf(value)
  const { put: changed, gone } = listChange(itemsOf(old), after, ranks)
  for (const key of gone) flat.delete(`${name}:${key}`)
  for (const { key, rank = ranks.get(key) ?? 0 } of changed) {
    flat.set(`${name}:${key}`, [rank, after.find((item) => item.key === key)?.value])
  }
}

function changeWithin(flat: Map<string, unknown>, name: string, old: unknown, value: unknown): void {
  const [before, after] = [isObject(old) ? old : {}, isObject(value) ? value : {}]
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!isSame(before[key], after[key])) put(flat, `${name}:${key}`, after[key])
  }
}

function put(flat: Map<string, unknown>, field: string, value: unknown): void {
  if (value === undefined) flat.delete(field)
  else flat.set(field, value)
}

/** By what they say, since nothing else names them; the same once more is another one. */
function itemsOf(list: unknown): Item<unknown>[] {
  const times = new Map<string, number>()
  return (Array.isArray(list) ? list : []).map((value: unknown) => {
    const said = JSON.stringify(value)
    const time = times.get(said) ?? 0
    times.set(said, time + 1)
    return { key: idOf('setting.element', said, String(time)), value }
  })
}

function isListed(value: unknown): value is Listed {
  return Array.isArray(value) && typeof value[0] === 'number'
}

function isObject(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
