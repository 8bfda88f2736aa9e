import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import type { OutboxRow, SyncRowRow } from '../rows'
import type { Transaction } from '../write/transaction'
import type { Fields } from './fields'
import { linkOf, writeLink } from './link'
import { rowKey, type SyncedTable } from './synced-tables'
import type { FieldOp, Mutation } from './wire'

/** One row's edit. `parent`: the contact it belongs to; `fields`: what is said of them now. */
export type Edit = { table: SyncedTable; id: string; parent: string | undefined; fields: Fields }

/** Where the numbers of the outbox begin: far enough from 0 that what is sent again fits in front. */
export const OUTBOX_START = 36 ** 9
const DIGITS = 10
/** So many fields one mutation may carry. */
const MOST_FIELDS = 500

/** @returns the id of an entry of the outbox; they sort as the numbers do. */
export function outboxId(number: number): string {
  return number.toString(36).padStart(DIGITS, '0')
}

/** @returns the number of an entry. */
export function outboxNumber(id: string): number {
  return Number.parseInt(id, 36)
}

/** Puts edits at the end of the outbox, each based on what is known of its row by its key. */
export async function addToOutbox(
  tx: Transaction,
  edits: readonly Edit[],
  known: ReadonlyMap<string, SyncRowRow>,
): Promise<void> {
  const link = await linkOf(tx)
  if (link === null) return
  let { nextN } = link
  const rows = edits.flatMap((edit) => {
    const clk = known.get(rowKey(edit.table, edit.id))?.clk ?? {}
    return partsOf(opsOf(edit.fields, clk)).map((ops) => entryOf(tx, link.base, nextN++, edit, ops))
  })
  await writeLink(tx, { ...link, nextN })
  await tx.db.outbox.bulkAdd(rows)
  tx.changes.outbox = 'all'
}

function entryOf(tx: Transaction, base: number, n: number, edit: Edit, ops: Mutation['ops']): OutboxRow {
  const { table: tbl, id, parent } = edit
  const mutation: Mutation = {
    n,
    mid: newId(),
    tbl,
    id,
    ...(parent !== undefined && { parent }),
    sv: tx.db.verno,
    ops,
  }
  return {
    id: outboxId(base + n),
    row: rowKey(tbl, id),
    at: clockNow(),
    mutation,
    ...(tx.isFirst === true && { isFirst: 1 }),
  }
}

function opsOf(fields: Fields, clk: SyncRowRow['clk']): [string, FieldOp][] {
  const t = clockNow()
  return Object.entries(fields).map(([name, v]) => [name, { v, t, b: clk[name] ?? null }])
}

/** The first part says whose it is: the rest finds the row there. */
function partsOf(ops: readonly [string, FieldOp][]): Mutation['ops'][] {
  const count = Math.ceil(ops.length / MOST_FIELDS)
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(ops.slice(at * MOST_FIELDS, (at + 1) * MOST_FIELDS)),
  )
}
