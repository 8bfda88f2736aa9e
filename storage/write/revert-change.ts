import type { Collection } from 'dexie'
import { DAY_MS, TRASH_DAYS } from '../limits'
import { IMPORTED } from '../repositories/imported-messages'
import type { AnyRow, HistoryChange, HistoryRow, RowOf } from '../rows'
import { noteChange } from './announce'
import { followTexts } from './follow-texts'
import { markMessage } from './marks'
import { withValues } from './paths'
import { dropRow, getRow, putRow } from './put-row'
import { hasSameContent } from './repeat'
import { fieldsBefore } from './revert-rows'
import type { Transaction } from './transaction'

type Kind<Name extends HistoryChange['kind']> = Extract<HistoryChange, { kind: Name }>

const LINKED = 'card.link'

/** @returns whether anything of `change`, a part of `entry`, was taken back. */
export async function revertChange(
  tx: Transaction,
  change: HistoryChange,
  entry: HistoryRow,
  now: number,
): Promise<boolean> {
  const row = await getRow(tx, change.table, change.id)
  if (change.kind === 'remove') return restoreRow(tx, change, row)
  if (row === undefined) return false
  if (change.kind === 'create') return uncreate(tx, change, row, entry, now)
  // What was seen while the chat was with the wrong card is not about whom that card is of.
  if (change.table === 'aliases' && entry.reason === LINKED)
    await forgetRecordedSince(tx, row as RowOf<'aliases'>, entry.at)
  return revertFields(tx, change, row, now)
}

async function restoreRow(
  tx: Transaction,
  change: Kind<'remove'>,
  row: AnyRow | undefined,
): Promise<boolean> {
  if (row !== undefined) return false
  await putRow(tx, change.table, change.row, undefined)
  return true
}

async function revertFields(
  tx: Transaction,
  change: Kind<'set'>,
  row: AnyRow,
  now: number,
): Promise<boolean> {
  const fields = fieldsBefore(change, row, now)
  if (fields === undefined) return false
  // The trash may have been emptied since: who is back is not to be erased any more.
  if (change.table === 'contacts' && fields['deletedAt'] === undefined) delete fields['purgeAt']
  await putRow(tx, change.table, fields, row)
  return true
}

async function uncreate(
  tx: Transaction,
  change: Kind<'create'>,
  row: AnyRow,
  entry: HistoryRow,
  now: number,
): Promise<boolean> {
  if (!(await mayUncreate(tx, change, row, entry))) return false
  if (change.table === 'aliases' || change.table === 'messages') {
    if (change.table === 'aliases') await forgetRecordedSince(tx, row as RowOf<'aliases'>, entry.at)
    await dropRow(tx, change.table, row)
    return true
  }
  if ('deletedAt' in row && row.deletedAt !== undefined) return false
  const purge = change.table === 'contacts' ? { purgeAt: now + TRASH_DAYS * DAY_MS } : {}
  await putRow(tx, change.table, withValues(row, { deletedAt: now, ...purge }), row)
  return true
}

async function mayUncreate(
  tx: Transaction,
  change: Kind<'create'>,
  row: AnyRow,
  entry: HistoryRow,
): Promise<boolean> {
  if (change.table === 'messages') return change.contactId === (row as RowOf<'messages'>).contactId
  if (!hasSameContent(change.row, row)) return false
  if (change.table === 'contacts') return !(await hasLiveRows(tx, row.id))
  if (change.table !== 'aliases') return true
  const { contactId } = row as RowOf<'aliases'>
  const isOwnContact = entry.changes.some(
    ({ table, id, kind }) => table === 'contacts' && id === contactId && kind === 'create',
  )
  const contact = await tx.db.contacts.get(contactId)
  return !isOwnContact || contact === undefined || contact.deletedAt !== undefined
}

async function hasLiveRows(tx: Transaction, contactId: string): Promise<boolean> {
  const isLive = (row: { deletedAt?: number | undefined }): boolean => row.deletedAt === undefined
  for (const table of [tx.db.notes, tx.db.followUps, tx.db.deals, tx.db.orders] as const) {
    const rows: Collection<{ deletedAt?: number | undefined }> = table.where('contactId').equals(contactId)
    if ((await rows.filter(isLive).first()) !== undefined) return true
  }
  return false
}

/** What an exported chat told was read from a file, and what bears another chat's mark was seen in that one. */
function isOfChat(marks: readonly string[], { messageId, chat = '' }: RowOf<'messages'>): boolean {
  return !messageId.startsWith(IMPORTED) && (chat === '' || marks.includes(chat))
}

/** @returns what messages bear that were seen through an alias, or through a name that was learnt by it. */
async function marksOf({ db }: Transaction, { contactId, kind, value }: RowOf<'aliases'>): Promise<string[]> {
  const own = `${kind}:${value}`
  const aliases = await db.aliases.where('contactId').equals(contactId).toArray()
  const learnt = aliases.filter(({ learntBy }) => learntBy === own)
  return [own, ...learnt.map((one) => `${one.kind}:${one.value}`)]
}

/** What was seen through an alias that should not have been: it would still recognise the chat. */
async function forgetRecordedSince(tx: Transaction, alias: RowOf<'aliases'>, at: number): Promise<void> {
  const marks = await marksOf(tx, alias)
  const forgotten = await tx.db.messages
    .where('contactId')
    .equals(alias.contactId)
    .filter(
      (message) => message.account === alias.account && message.seenAt >= at && isOfChat(marks, message),
    )
    .toArray()
  await tx.db.messages.bulkDelete(forgotten.map(({ id }) => id))
  await followTexts(
    tx,
    forgotten.map((old) => ({ old })),
  )
  for (const message of forgotten) markMessage(tx.marks, message, undefined)
  const activity = await tx.db.activity.get(alias.contactId)
  if (activity === undefined || activity.asOf < at) return
  await tx.db.activity.delete(alias.contactId)
  noteChange(tx.changes, 'activity', alias.contactId)
  tx.touched.add(alias.contactId)
}
