import { isArray } from './pristine'

// The page's objects are read one property at a time: any of them may be missing, or a getter that throws.

/** More than the other world keeps of any text. */
const MAX_TEXT = 1_000
/** More than a large account has: a page that lies about a size costs no more time than that. */
const MAX_ITEMS = 10_000

/** @returns the value at the end of `path`, or undefined where the path ends early. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value
  for (const name of path) {
    if (here === null || (typeof here !== 'object' && typeof here !== 'function')) return undefined
    here = Reflect.get(here, name)
  }
  return here
}

export function text(...candidates: unknown[]): string {
  for (const value of candidates)
    if (typeof value === 'string' && value !== '') return value.slice(0, MAX_TEXT)
  return ''
}

/** @returns the last elements of an array, or none when the value is no array. */
export function lastOf(list: unknown): unknown[] {
  const length = isArray(list) ? (number(list.length) ?? 0) : 0
  const start = Math.max(0, length - MAX_ITEMS)
  const found = []
  for (let count = 0; count < MAX_ITEMS && start + count < length; count += 1)
    found.push(at(list, `${start + count}`))
  return found
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && isFinite(value) ? value : undefined
}
