import { now as clockNow } from '@/utils/clock'
import type { AnyRow, RowOf, SyncRowRow, UserTable } from '../rows'
import type { RowChange } from '../write/aggregates'
import type { Transaction } from '../write/transaction'
import { allowedChanges } from './allowed'
import { changedFields, type Fields, toFields } from './fields'
import { forgottenEdit, scrubRows } from './forget-fields'
import { contactOf, type Known, knownOf, note, wholeEdit } from './known-rows'
import { linkOf } from './link'
import { addToOutbox, type Edit } from './outbox-rows'
import { addContactsOf } from './queue-contacts'
import { DELETED, isChild, isSynced, rowKey, type SyncedTable } from './synced-tables'
import { followMessages, followSealed } from './texts/follow-sealed'

/**
 * Puts what a transaction has changed into the outbox, where it waits for the server. Nothing without a team, and nothing of
 * what each device works out for itself.
 */
export async function queueChanges(
  tx: Transaction,
  table: UserTable,
  all: readonly RowChange[],
): Promise<void> {
  if (table === 'messages') return followMessages(tx, all)
  // Waiting for nothing, a hundred times over, would let the transaction end.
  const link = isSynced(table) && tx.link !== null ? await linkOf(tx) : null
  if (link === null || !isSynced(table) || all.length === 0) return
  const keys = all.map(({ before, after }) => rowKey(table, (after ?? before)?.id ?? ''))
  const known = await knownOf(tx, keys)
  const { userId } = link
  const rows = allowedChanges(tx, table, all, known, userId)
  const contacts = isChild(table) ? await addContactsOf(tx, table, rows, known, userId) : []
  const edits = rows.flatMap((row) => editOf(tx, table, row, known, userId) ?? [])
  if (tx.erasing === 'everywhere') await scrubRows(tx, keys)
  if (contacts.length + edits.length > 0) await addToOutbox(tx, [...contacts, ...edits], known.states)
  if (table === 'sealedTexts') await followSealed(tx, rows)
  const fresh = [...known.fresh].flatMap((key) => known.states.get(key) ?? [])
  if (fresh.length > 0) await tx.db.syncRows.bulkPut(fresh)
}

function editOf(
  tx: Transaction,
  table: SyncedTable,
  { before, after }: RowChange,
  known: Known,
  userId: string,
): Edit | undefined {
  const row = after ?? before
  if (row === undefined) return undefined
  const state = known.states.get(rowKey(table, row.id))
  if (state?.isLocal === 1 || isOfLocal(table, row, known)) return undefined
  if (after === undefined) return dropped(tx, table, row, state, known)
  const isNew = before === undefined || state === undefined || state.isDropped === 1
  if (isNew) return wholeEdit(table, after, known, userId)
  const old = toFields(table, before)
  const fields = changedFields(old, toFields(table, after))
  if (isNothing(fields)) return undefined
  if (state.data === undefined) note(known, { ...state, data: old })
  return { table, id: row.id, parent: contactOf(table, row), fields }
}

/**
 * A row that is taken out for good. One that the others see in the trash already, or that goes with its contact, goes from
 * here alone.
 */
function dropped(
  { erasing }: Transaction,
  table: SyncedTable,
  row: AnyRow,
  state: SyncRowRow | undefined,
  known: Known,
): Edit | undefined {
  if (state === undefined) return undefined
  const parent = contactOf(table, row)
  if (erasing === 'everywhere') {
    const { data: _, overwritten: _told, ...rest } = state
    note(known, { ...rest, isDropped: 1 })
    return forgottenEdit(table, row, parent, state)
  }
  note(known, { ...state, isDropped: 1 })
  if (erasing === 'here' || (row as RowOf<'notes'>).deletedAt !== undefined) return undefined
  return { table, id: row.id, parent, fields: { [DELETED]: clockNow() } }
}

/** That a row was touched says nothing by itself: what was changed of it may be each device's own. */
function isNothing(fields: Fields): boolean {
  return Object.keys(fields).every((name) => name === 'updatedAt')
}

/** The server would not have its contact. */
function isOfLocal(table: SyncedTable, row: AnyRow, { states }: Known): boolean {
  const contactId = contactOf(table, row)
  return contactId !== undefined && states.get(rowKey('contacts', contactId))?.isLocal === 1
}
