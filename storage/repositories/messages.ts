import type { Database } from '../database'
import type { ChatSighting } from '../schema/chat'
import type { Message, MessageSighting } from '../schema/message'
import { isSame } from '../write/paths'
import { noteChange } from '../write/announce'
import { followTexts } from '../write/follow-texts'
import { markMessage } from '../write/marks'
import type { Transaction } from '../write/transaction'
import { isLaterAck } from './acks'
import { dropSuperseded } from './imported-messages'
import { messageRowId, possibleAccounts, rememberAccount, UNSURE } from './message-ids'
import { countAnswers } from './reply-answered'

const MINUTE_MS = 60_000

/** A message that was recorded; `isTold`: it tells of a contact what was not known before. */
export type Recorded = { message: Message; isTold: boolean }

/**
 * Records what the page showed of a contact's messages. Doing it again changes nothing; an ack only moves forward; what
 * was recorded while the account was not known moves to it.
 * @param chat of a contact with several: in which they are seen; '' when that is not known.
 * @returns those of which something was new.
 */
export async function recordMessages(
  tx: Transaction,
  contactId: string,
  account: string,
  sightings: readonly MessageSighting[],
  now: number,
  chat?: string,
): Promise<Recorded[]> {
  if (sightings.length === 0) return []
  await rememberAccount(tx, account)
  const changed = await changedRows(tx.db, contactId, account, sightings, now, chat)
  const news = changed.filter(({ old, next }) => next.at !== undefined && old?.at === undefined)
  await dropSuperseded(
    tx,
    contactId,
    news.map(({ next }) => next),
  )
  await tx.db.messages.bulkDelete(
    changed.flatMap(({ old, next }) => (old && old.id !== next.id ? [old.id] : [])),
  )
  await tx.db.messages.bulkPut(changed.map(({ next }) => next))
  await followTexts(tx, changed)
  for (const { old, next } of changed) {
    noteChange(tx.changes, 'messages', next.id)
    markMessage(tx.marks, old, next)
  }
  await countAnswers(
    tx,
    contactId,
    changed.map(({ next }) => next),
  )
  return changed.map(({ old, next }) => ({ message: next, isTold: tellsMore(old, next) }))
}

/** Rows as they were and as they become, where something changes. */
async function changedRows(
  db: Database,
  contactId: string,
  account: string,
  sightings: readonly MessageSighting[],
  now: number,
  chat: string | undefined,
): Promise<{ old: Message | undefined; next: Message }[]> {
  const accounts = await possibleAccounts(db, account)
  const seen = new Map(sightings.map((sighting) => [sighting.messageId, sighting]))
  const ids = accounts.flatMap((one) => [...seen.keys()].map((messageId) => messageRowId(one, messageId)))
  const known = new Map<string, Message>()
  for (const row of await db.messages.bulkGet(ids)) {
    if (row !== undefined && !known.has(row.messageId)) known.set(row.messageId, row)
  }
  return [...seen.values()].flatMap((sighting) => {
    const old = known.get(sighting.messageId)
    const merged = mergeMessage(old, sighting, contactId, account, now)
    const mark = chat ?? (old?.contactId === contactId && old.chat !== UNSURE ? old.chat : undefined)
    const next = mark === undefined ? merged : { ...merged, chat: mark === '' ? knownChat(old) : mark }
    return old !== undefined && isSame(old, next) ? [] : [{ old, next }]
  })
}

/** @returns the rows of messages that were just recorded for a contact. */
export async function recordedRows(
  db: Database,
  contactId: string,
  account: string,
  messageIds: readonly string[],
): Promise<Message[]> {
  const accounts = await possibleAccounts(db, account)
  const ids = accounts.flatMap((one) => messageIds.map((messageId) => messageRowId(one, messageId)))
  return (await db.messages.bulkGet(ids)).flatMap((row) => (row?.contactId === contactId ? [row] : []))
}

/** @returns the ids of the messages on the screen that are not recorded for anybody. */
export async function unrecordedIds(db: Database, chat: ChatSighting): Promise<string[]> {
  const accounts = await possibleAccounts(db, chat.account)
  const ids = [...new Set(chat.messageIds)]
  const known = await db.messages.bulkGet(
    accounts.flatMap((account) => ids.map((messageId) => messageRowId(account, messageId))),
  )
  const recorded = new Set(known.map((row) => row?.messageId))
  return ids.filter((messageId) => !recorded.has(messageId))
}

/** A bare name does not tell in which chat a message was seen, if that was known. */
function knownChat(old: Message | undefined): string {
  return old?.chat === undefined || old.chat === UNSURE ? '' : old.chat
}

/** Whether when it came, or from whom, was not known before. */
function tellsMore(old: Message | undefined, next: Message): boolean {
  return old?.at !== next.at || old?.direction !== next.direction
}

function mergeMessage(
  old: Message | undefined,
  sighting: MessageSighting,
  contactId: string,
  account: string,
  now: number,
): Message {
  const known = account === '' && old !== undefined ? old.account : account
  const at = laterTime(old?.at, sighting.at)
  const fileName = sighting.fileName ?? old?.fileName
  return {
    id: messageRowId(known, sighting.messageId),
    messageId: sighting.messageId,
    contactId,
    account: known,
    direction: sighting.direction === 'unknown' ? (old?.direction ?? 'unknown') : sighting.direction,
    ack: old !== undefined && !isLaterAck(sighting.ack, old.ack) ? old.ack : sighting.ack,
    kind: sighting.kind === 'other' ? (old?.kind ?? 'other') : sighting.kind,
    length: sighting.length === 0 ? (old?.length ?? 0) : sighting.length,
    seenAt: old?.seenAt ?? now,
    ...(at !== undefined && { at }),
    ...(fileName !== undefined && { fileName }),
  }
}

/** What the screen shows is cut to the minute; a time with seconds is the page's own and replaces it. */
function laterTime(old: number | undefined, seen: number | undefined): number | undefined {
  if (old === undefined || seen === undefined) return seen ?? old
  return seen % MINUTE_MS === 0 ? old : seen
}
