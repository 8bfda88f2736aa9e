import type { Source } from './source'

let find = (): Source | undefined => undefined

/** Has what reads inside of a transaction that was begun elsewhere read there: another one would wait for it for ever. */
export function joinBy(finder: () => Source | undefined): void {
  find = finder
}

/** @returns what the transaction under way reads from; undefined outside of any. */
export function joined(): Source | undefined {
  return find()
}
