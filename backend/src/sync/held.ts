import type { SyncRow } from '../../../storage/sync/wire.ts'

/** A row while it is worked on. `from`: the bucket in which others may have it; `isChanged`: it is to be written. */
export type Held = SyncRow & { from: string; isChanged: boolean }
export type HeldRows = Map<string, Held>

/** @returns under what a row is held. Names of tables have no spaces. */
export function keyOf(tbl: string, id: string): string {
  return `${tbl} ${id}`
}

/** @returns the contact a row belongs to, when it is held. */
export function contactOf(rows: HeldRows, row: { parent: string | null }): Held | undefined {
  return row.parent === null ? undefined : rows.get(keyOf('contacts', row.parent))
}

/** @returns a field that names somebody; null when it is none. */
export function nameIn(data: SyncRow['data'], field: string): string | null {
  const value = data[field]
  return typeof value === 'string' ? value : null
}

/** A row as the database gives it. */
export type Stored = Omit<SyncRow, 'unseen'> & { unseen?: SyncRow['unseen'] | null }

/** @returns the row as it goes over the wire. */
export function bare({ tbl, id, bucket, parent, seq, data, clk, unseen }: Stored): SyncRow {
  return { tbl, id, bucket, parent, seq, data, clk, ...(unseen && { unseen }) }
}
