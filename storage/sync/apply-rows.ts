import type { AnyRow, OutboxRow, SyncRowRow } from '../rows'
import { getRows, type Put, putRows } from '../write/put-row'
import type { Transaction } from '../write/transaction'
import { forgetAside, putAside } from './aside'
import { progressOf } from './cursors'
import { type Decision, decide } from './decide'
import type { Answered } from './conflicts'
import { followAliases, followMerges } from './follow-merges'
import { noteOverwritten } from './note-overwritten'
import { scrubRows } from './forget-fields'
import { eraseContactHere, eraseRowHere } from './remove-rows'
import { isSynced, rowKey, SYNCED_TABLES, type SyncedTable } from './synced-tables'
import { changesOf, followSealed } from './texts/follow-sealed'
import { touchWritten, type Written } from './touch-written'
import type { SyncRow } from './wire'

type Known = { states: Map<string, SyncRowRow>; waiting: ReadonlyMap<string, OutboxRow[]> }
const STORED: ReadonlySet<Decision['is']> = new Set(['put', 'same'])
type Decided = { row: SyncRow; key: string; old: AnyRow | undefined; decision: Decision }

/**
 * Stores what the server says of rows, with one's own edits that wait put over it. What is older than what is known is
 * passed over. Inside a transaction of which nothing is sent. Whose value somebody has written over unseen is told so.
 * @param answered edits that have just left the outbox.
 * @returns the buckets that must come anew: a contact came back to life of which all was taken out here for good.
 */
export async function applyRows(
  tx: Transaction,
  rows: readonly SyncRow[],
  answered: readonly Answered[] = [],
): Promise<Set<string>> {
  const revived = new Set<string>()
  if (rows.length === 0) return revived
  const { mark } = await progressOf(tx)
  const known = await knownOf(tx, rows)
  const newer = rows.filter(({ tbl, id, seq }) => (known.states.get(rowKey(tbl, id))?.seq ?? 0) <= seq)
  await putAside(
    tx,
    newer.filter(({ tbl }) => !isSynced(tbl)),
  )
  const written: Written = new Map()
  for (const table of SYNCED_TABLES) {
    const own = newer.filter(({ tbl }) => tbl === table)
    if (own.length === 0) continue
    const decided = await decideAll(tx, table, own, known)
    const unseen = decided.filter(({ row, decision: { is } }) => row.unseen !== undefined && STORED.has(is))
    const kept =
      unseen.length > 0 ? await noteOverwritten(tx, table, unseen, { ...known, answered }) : undefined
    for (const { row, decision } of decided) {
      const wasDropped = known.states.get(rowKey(table, row.id))?.isDropped === 1
      if (table === 'contacts' && decision.is === 'put' && wasDropped) revived.add(row.bucket)
    }
    written.set(table, await write(tx, table, decided))
    for (const { row, key, decision } of decided) {
      const overwritten = kept?.get(key)
      const state = stateOf(row, decision, known, mark)
      known.states.set(key, { ...state, ...(overwritten !== undefined && { overwritten }) })
    }
  }
  for (const row of newer) {
    const key = rowKey(row.tbl, row.id)
    if (!isSynced(row.tbl)) known.states.set(key, stateOf(row, { is: 'aside' }, known, mark))
  }
  await tx.db.syncRows.bulkPut(newer.flatMap(({ tbl, id }) => known.states.get(rowKey(tbl, id)) ?? []))
  await touchWritten(tx, written)
  return revived
}

async function knownOf({ db }: Transaction, rows: readonly SyncRow[]): Promise<Known> {
  const keys = rows.map(({ tbl, id }) => rowKey(tbl, id))
  const parents = rows.flatMap(({ parent }) => (parent === null ? [] : rowKey('contacts', parent)))
  const states = await db.syncRows.bulkGet([...new Set([...keys, ...parents])])
  const waiting = new Map<string, OutboxRow[]>()
  for (const entry of await db.outbox.where('row').anyOf(keys).sortBy('id')) {
    waiting.set(entry.row, [...(waiting.get(entry.row) ?? []), entry])
  }
  return { states: new Map(states.flatMap((state) => (state ? [[state.id, state]] : []))), waiting }
}

async function decideAll(
  tx: Transaction,
  table: SyncedTable,
  rows: readonly SyncRow[],
  { states, waiting }: Known,
): Promise<Decided[]> {
  const olds = await getRows(
    tx,
    table,
    rows.map(({ id }) => id),
  )
  const isDropped = ({ parent }: SyncRow): boolean =>
    parent !== null && states.get(rowKey('contacts', parent))?.isDropped === 1
  const dropped = rows.filter(isDropped)
  const contacts =
    dropped.length === 0 ? [] : await tx.db.contacts.bulkGet(dropped.map((row) => row.parent ?? ''))
  const orphans = new Set(dropped.filter((_, at) => contacts[at] === undefined))
  return rows.map((row, at) => {
    const [key, old] = [rowKey(table, row.id), olds[at]]
    const here = { old, state: states.get(key), waiting: waiting.get(key) ?? [], isOrphan: orphans.has(row) }
    return { row, key, old, decision: decide(table, row, here) }
  })
}

async function write(tx: Transaction, table: SyncedTable, decided: readonly Decided[]): Promise<Put[]> {
  const asides = decided.filter(({ decision }) => decision.is === 'aside')
  await putAside(
    tx,
    asides.map(({ row }) => row),
  )
  await forgetAside(
    tx,
    decided.filter((one) => !asides.includes(one)).map(({ key }) => key),
  )
  // Waiting for nothing, a hundred times over, would let the transaction end.
  for (const one of decided) if (isOut(one)) await takeOut(tx, table, one)
  const puts = decided.flatMap(({ decision, old }): Put[] =>
    decision.is === 'put' ? [{ fields: decision.row, old }] : [],
  )
  if (puts.length === 0) return puts
  if (table === 'contacts') await followMerges(tx, puts)
  await putRows(tx, table, puts)
  if (table === 'aliases') await followAliases(tx, puts)
  if (table === 'sealedTexts') await followSealed(tx, changesOf(puts))
  return puts
}

function isOut({ decision }: Decided): boolean {
  return decision.is === 'out' || decision.is === 'erased'
}

async function takeOut(tx: Transaction, table: SyncedTable, { row, key, decision }: Decided): Promise<void> {
  if (decision.is === 'out' && table !== 'contacts') await eraseRowHere(tx, table, row.id)
  const isForgotten = decision.is === 'erased' || (decision.is === 'out' && table === 'contacts')
  if (!isForgotten) return
  const own = await eraseContactHere(tx, row.id)
  await scrubRows(tx, [key, ...own])
  const states = await tx.db.syncRows.bulkGet(own)
  await tx.db.syncRows.bulkPut(states.flatMap((state) => (state ? [dropped(state)] : [])))
}

function dropped(state: SyncRowRow): SyncRowRow {
  const { data: _, overwritten: _told, ...rest } = state
  return { ...rest, isDropped: 1 }
}

function stateOf(
  { tbl, id, bucket, seq, clk, data }: SyncRow,
  { is }: Decision,
  { waiting }: Known,
  mark: number | undefined,
): SyncRowRow {
  const key = rowKey(tbl, id)
  return {
    id: key,
    bucket,
    seq,
    clk,
    ...((waiting.get(key)?.length ?? 0) > 0 && is !== 'erased' && { data }),
    ...((is === 'out' || is === 'away' || is === 'erased') && { isDropped: 1 }),
    ...(mark !== undefined && { mark }),
  }
}
