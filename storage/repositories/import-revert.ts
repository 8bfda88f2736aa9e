import type { Table } from 'dexie'
import { DAY_MS, TRASH_DAYS } from '../limits'
import type { HistoryChange, HistoryRow, RowOf } from '../rows'
import { withValues } from '../write/paths'
import { dropRows, getRows, putRows } from '../write/put-row'
import { hasSameContent } from '../write/repeat'
import { isPlain, type PlainChange, revertRows } from '../write/revert-rows'
import { touchContacts } from '../write/touch-contacts'
import type { Transaction } from '../write/transaction'

const OWNED = ['notes', 'followUps', 'deals', 'orders'] as const
type Created = Extract<HistoryChange, { kind: 'create' }>

/** Takes back what a part of an import wrote, all rows of a table at once. @returns how many of its contacts stay. */
export async function revertImport(tx: Transaction, entry: HistoryRow, now: number): Promise<number> {
  const { changes } = entry
  const created = changes.filter((change) => change.table === 'contacts').filter(isCreated)
  const rows = (await getRows(
    tx,
    'contacts',
    created.map(({ id }) => id),
  )) as (RowOf<'contacts'> | undefined)[]
  const live = rows.flatMap((row) => (row === undefined || row.deletedAt !== undefined ? [] : [row]))
  const staying = await stayingOf(tx, live, entry)
  const rest = changes.filter((change) => !staying.has(ownerOf(change)))
  const reverted: HistoryChange[] = []
  for (const table of OWNED) {
    const own = rest.filter((change): change is PlainChange => change.table === table && isPlain(change))
    reverted.push(...(await revertRows(tx, own, now)))
  }
  await revertRows(
    tx,
    rest.filter((change): change is PlainChange => change.table === 'contacts' && change.kind === 'set'),
    now,
  )
  const going = live.filter(({ id }) => !staying.has(id))
  const gone = { deletedAt: now, purgeAt: now + TRASH_DAYS * DAY_MS }
  await putRows(
    tx,
    'contacts',
    going.map((old) => ({ fields: withValues(old, gone), old })),
  )
  await revertAliases(
    tx,
    rest.filter(({ table }) => table === 'aliases'),
  )
  await touchContacts(tx, reverted, now)
  return staying.size
}

/** Those who say something else by now, were talked to, or have something that this part did not give them. */
async function stayingOf(
  tx: Transaction,
  rows: readonly RowOf<'contacts'>[],
  { at, changes }: HistoryRow,
): Promise<Set<string>> {
  const given = new Map(changes.filter(isCreated).map(({ id, row }) => [id, row]))
  const ids = rows.map(({ id }) => id)
  const activity = await tx.db.activity.bulkGet(ids)
  const edited = rows.filter(
    (row, index) =>
      !hasSameContent(given.get(row.id) ?? {}, row) ||
      (activity[index]?.lastAt ?? Number.NEGATIVE_INFINITY) >= at,
  )
  const staying = new Set(edited.map(({ id }) => id))
  for (const table of OWNED) {
    const own: Table<unknown, string> = tx.db.table(table)
    const keys = await Promise.all(ids.map((id) => own.where({ contactId: id }).primaryKeys()))
    for (const row of await getRows(tx, table, keys.flat())) {
      const { id, contactId, deletedAt } = row as RowOf<'notes'>
      if (deletedAt === undefined && !hasSameContent(given.get(id) ?? {}, row ?? {})) staying.add(contactId)
    }
  }
  return staying
}

/** Names that were given go, names that were taken come back. */
async function revertAliases(tx: Transaction, changes: readonly HistoryChange[]): Promise<void> {
  const ids = changes.map(({ id }) => id)
  const rows = await getRows(tx, 'aliases', ids)
  const known = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])))
  const sets = changes.filter((change): change is PlainChange => change.kind === 'set')
  await revertRows(tx, sets, 0)
  const given = changes.filter(isCreated).flatMap(({ id, row }) => {
    const now = known.get(id)
    return now !== undefined && hasSameContent(row, now) ? [now] : []
  })
  await dropRows(tx, 'aliases', given)
  const back = changes.filter((change) => change.kind === 'remove').filter(({ id }) => !known.has(id))
  await putRows(
    tx,
    'aliases',
    back.map(({ row }) => ({ fields: row, old: undefined })),
  )
}

function isCreated(change: HistoryChange): change is Created {
  return change.kind === 'create'
}

/** Of a name that passed from one to another: who got it. */
function ownerOf(change: HistoryChange): string {
  if (change.table === 'contacts') return change.id
  const now = change.kind === 'set' ? change.after['contactId'] : undefined
  return typeof now === 'string' ? now : (change.contactId ?? '')
}
