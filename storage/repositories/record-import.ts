import { now as clockNow } from '@/utils/clock'
import { idOf } from '@/utils/ids'
import { dayOf } from '@/utils/scoring/evidence'
import { MINUTE_MS } from '../limits'
import { privacyGuard } from '../private-chats'
import type { ImportedMessage } from '../protocol/customers'
import type { Written } from '../protocol/shared'
import type { MovedRows, ReplacedRow } from '../rows'
import type { Activity, Message } from '../schema/message'
import type { Said } from '../texts/keep-texts'
import { prepareRead } from '../texts/prepare-texts'
import { noteChange } from '../write/announce'
import { partsOf } from '../write/batch'
import { replaceRow } from '../write/beside'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { chatsOfContact } from './chats-of-contact'
import { evidenceChanged } from './evidence'
import { IMPORTED, isImported, messagesAround, withoutLike } from './imported-messages'
import { messageRowId } from './message-ids'
import { recordedRows } from './messages'
import { remakeActivity } from './remake'
import { type Contacted, followContact } from './replied'
import { requireContact } from './target'

/** One part of an exported chat; `undo` takes back all parts of a batch. */
export type ImportedPart = {
  contactId: string
  batchId: string
  part: number
  messages: readonly ImportedMessage[]
}

/**
 * Records messages of an exported chat. What was recorded already, by an earlier import or from the chat itself, is not
 * added again. A follow-up that waits for an answer is over once there is one among them.
 * @returns how many were new.
 * @throws AppError 'not-found', 'not-allowed' for a private chat.
 */
export async function importRecord(imported: ImportedPart): Promise<Written & { added: number }> {
  const { contactId, batchId, part } = imported
  const texts = await prepareRead(imported.messages.map(saidIn))
  for (const [messageId, kept] of Array.from(texts?.byId ?? []))
    texts?.byId.set(otherId(contactId, messageId), kept)
  const guards = await Promise.all((await chatsOfContact(contactId)).map(privacyGuard))
  return transact(async (tx) => {
    await requireContact(tx, contactId)
    for (const guard of guards) guard.assertTracked()
    const done = await addedBefore(tx, imported)
    if (done !== undefined) return { contactId, undoId: batchId, added: done }
    const rows = await newRows(tx, imported)
    await tx.db.messages.bulkAdd(rows)
    if (texts !== undefined)
      await texts.store(tx, await recordedRows(tx.db, contactId, '', [...texts.byId.keys()]))
    if (rows.length === 0) return { contactId, added: 0 }
    for (const { id } of rows) noteChange(tx.changes, 'messages', id)
    evidenceChanged(tx, contactId, new Set(rows.map(({ at }) => dayOf(at))))
    const moved: MovedRows[] = [{ table: 'messages', ids: rows.map(({ id }) => id), to: contactId }]
    const replaced = [
      ...(await forwardActivity(tx, contactId, rows)),
      ...(await countInTimeline(tx, contactId, batchId, rows.length)),
    ]
    const written = await mutate([], REASON, { batchId, part, moved, replaced })
    await followContact(tx, contactId, contactsOf(rows), clockNow(), { batchId, part })
    return { contactId, ...written, added: rows.length }
  })
}

type Row = Message & { at: number }

const REASON = 'record.import'

/** What tells of an answer. A time to come is one that was read wrong. */
function contactsOf(rows: readonly Row[]): Contacted[] {
  return rows
    .filter(({ at, kind, seenAt }) => kind !== 'system' && at <= seenAt)
    .map(({ direction, at, seenAt, messageId }) => ({ direction, at, knownSince: seenAt, messageId }))
}

function saidIn({ key, length, text }: ImportedMessage): Said {
  return { messageId: IMPORTED + key, length, text }
}

/** Of a message that was imported for another contact too. */
function otherId(contactId: string, messageId: string): string {
  return IMPORTED + idOf(contactId, messageId)
}

/** A part whose answer was lost is asked for again. */
async function addedBefore(
  tx: Transaction,
  { batchId, part }: Pick<ImportedPart, 'batchId' | 'part'>,
): Promise<number | undefined> {
  const entries = await tx.db.history.where('[batchId+part]').equals([batchId, part]).toArray()
  const entry = entries.find(({ undoneAt, reason }) => undoneAt === undefined && reason === REASON)
  return entry?.moved?.reduce((sum, { ids }) => sum + ids.length, 0)
}

async function newRows(tx: Transaction, imported: ImportedPart): Promise<Row[]> {
  const { contactId, messages } = imported
  const now = clockNow()
  // A time to come was read wrong: it would hide what the customer writes until then.
  const past = messages.filter(({ at }) => at <= now)
  const rows = [...new Map(past.map((message) => [message.key, message])).values()].map((message) =>
    rowOf(message, contactId, now),
  )
  const owners = await tx.db.messages.bulkGet(rows.map(({ id }) => id))
  const own = rows.map((row, at) => {
    const owner = owners[at]?.contactId ?? contactId
    // Imported for another contact: its rows stay there.
    const messageId = owner === contactId ? row.messageId : otherId(contactId, row.messageId)
    return { ...row, id: messageRowId('', messageId), messageId }
  })
  const known = await tx.db.messages.bulkGet(own.map(({ id }) => id))
  const unknown = own.filter((_, at) => known[at] === undefined)
  return withoutRecorded(tx, imported, unknown, new Set(known.map((row) => row?.id)))
}

function rowOf(
  { key, at, direction, kind, length, fileName }: ImportedMessage,
  contactId: string,
  now: number,
): Row {
  const messageId = IMPORTED + key
  return {
    id: messageRowId('', messageId),
    messageId,
    contactId,
    account: '',
    direction,
    ack: 'unknown',
    kind,
    length,
    at,
    seenAt: now,
    ...(fileName !== undefined && { fileName }),
  }
}

/**
 * A message that the chat itself showed in the same minute, from the same side and as long, is the same one, and so is
 * one of an export that was made under another name or by another phone. `known`: ids of rows that stand for messages of
 * this part already.
 */
async function withoutRecorded(
  tx: Transaction,
  { contactId, batchId }: ImportedPart,
  rows: readonly Row[],
  known: ReadonlySet<string | undefined>,
): Promise<Row[]> {
  if (rows.length === 0) return []
  const around = (await messagesAround(tx, contactId, rows)).filter(({ id }) => !known.has(id))
  const added = await addedByBatch(tx, batchId, around)
  return withoutLike(
    rows,
    around.filter(({ id }) => !added.has(id)),
  )
}

/** What other parts of the batch added is of other messages. All parts are read only if any of `rows` may be of them. */
async function addedByBatch(
  tx: Transaction,
  batchId: string,
  rows: readonly Message[],
): Promise<ReadonlySet<string>> {
  const parts = () => partsOf(tx.db, batchId).filter(({ reason }) => reason === REASON)
  const first = rows.some(isImported) ? await parts().first() : undefined
  const since = (first?.at ?? Infinity) - MINUTE_MS
  if (!rows.some((row) => isImported(row) && row.seenAt >= since)) return new Set()
  const entries = await parts().toArray()
  return new Set(entries.flatMap(({ moved = [] }) => moved.flatMap(({ ids }) => ids)))
}

/** What is known of the chat already is not older than its newest message: only a newer one moves it on. */
async function forwardActivity(
  tx: Transaction,
  contactId: string,
  rows: readonly Row[],
): Promise<ReplacedRow[]> {
  const old: Activity | undefined = await tx.db.activity.get(contactId)
  const newest = Math.max(...rows.filter(({ kind }) => kind !== 'system').map(({ at }) => at))
  if (newest === Number.NEGATIVE_INFINITY || newest <= (old?.lastAt ?? 0)) return []
  return remakeActivity(tx, contactId)
}

/** One entry for all parts. */
async function countInTimeline(
  tx: Transaction,
  contactId: string,
  batchId: string,
  added: number,
): Promise<ReplacedRow[]> {
  const id = idOf('imported', batchId)
  const old = await tx.db.events.get(id)
  const before = old?.what.kind === 'imported' ? old.what.messages : 0
  const what = { kind: 'imported', messages: before + added }
  const event = { id, contactId, at: old?.at ?? clockNow(), what }
  return replaceRow(tx, 'events', id, contactId, event)
}
