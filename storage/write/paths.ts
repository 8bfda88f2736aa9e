import type { FieldValues } from '../rows'

// A field is named by its path: `name`, or `tags.<id>` and `custom.<label>` for one element of a set. Only the first dot
// parts: a label may hold others.

/** @returns the value at `path`; null when there is none. */
export function valueAt(row: FieldValues, path: string): unknown {
  const [field, key] = splitPath(path)
  const value = Object.hasOwn(row, field) ? row[field] : undefined
  if (key === undefined) return value ?? null
  return isRecord(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null
}

/** @returns `row` with `values` by path; null takes a field out. */
export function withValues(row: FieldValues, values: FieldValues): FieldValues {
  const next = new Map(Object.entries(row))
  for (const [path, value] of Object.entries(values)) {
    const [field, key] = splitPath(path)
    if (key === undefined) put(next, field, value)
    else {
      const old = next.get(field)
      const elements = new Map(Object.entries(isRecord(old) ? old : {}))
      put(elements, key, value)
      next.set(field, Object.fromEntries(elements))
    }
  }
  return Object.fromEntries(next)
}

/** @returns whether two JSON values are the same; the order of keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

function splitPath(path: string): [string, string | undefined] {
  const dot = path.indexOf('.')
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)]
}

function put(values: Map<string, unknown>, key: string, value: unknown): void {
  if (value === null || value === undefined) values.delete(key)
  else values.set(key, value)
}

function isRecord(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null
}
