import type { Rows } from '../rows'

// What reading asks of a database, and no more: both Dexie's and the one that a worker reads with when it was just woken.

/** Tables to read from, in one consistent state. */
export type Source = { readonly [Name in keyof Rows]: SourceTable<Rows[Name]> }

export type SourceTable<Row> = {
  get(id: string): PromiseLike<Row | undefined>
  /** In the order of `ids`; undefined where there is none. */
  bulkGet(ids: string[]): PromiseLike<(Row | undefined)[]>
  toArray(): PromiseLike<Row[]>
  /** `index` as the schema of the database names it. */
  where(index: string): SourceIndex<Row>
}

/** A key, or one part after the other of a key that has several. */
export type SourceKey = string | number | readonly (string | number | never[][])[]

export type SourceIndex<Row> = {
  equals(key: SourceKey): SourceRange<Row>
  above(key: SourceKey): SourceRange<Row>
  aboveOrEqual(key: SourceKey): SourceRange<Row>
  /** From `lower`, which belongs to it unless said otherwise, to `upper`, which does only when said. */
  between(
    lower: SourceKey,
    upper: SourceKey,
    includesLower?: boolean,
    includesUpper?: boolean,
  ): SourceRange<Row>
  startsWith(beginning: string): SourceRange<Row>
}

/** Rows in the order of their keys in an index. */
export type SourceRange<Row> = {
  reverse(): SourceRange<Row>
  limit(count: number): SourceRange<Row>
  toArray(): PromiseLike<Row[]>
  first(): PromiseLike<Row | undefined>
  primaryKeys(): PromiseLike<string[]>
  count(): PromiseLike<number>
}

/** Before every key an index holds. */
export const MIN_KEY = Number.NEGATIVE_INFINITY
/** After every key an index of ours holds. */
export const MAX_KEY: never[][] = [[]]
