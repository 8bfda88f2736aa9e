import { Dexie } from 'dexie'
import type { Database } from '../database'
import type { HistoryRow, ReplacedRow } from '../rows'
import type { Activity, Message } from '../schema/message'
import { isToldSince, replaceRow } from '../write/beside'
import type { Transaction } from '../write/transaction'
import { recordedConversation, toldUpon } from './activity'
import { doubtMessages, settleAliases, settleMessages } from './chat-mark'
import { rebuildEvidence } from './evidence'

/** Works out anew what is derived of contacts after their rows came back to them. */
export async function remake(
  tx: Transaction,
  contactIds: readonly string[],
  { changes, moved = [], replaced = [] }: HistoryRow,
): Promise<void> {
  if (moved.some(({ from }) => from === undefined)) await tellAgain(tx, replaced)
  if (contactIds.length > 1) {
    const aliases = await settleAliases(tx, contactIds, changes)
    await settleMessages(tx, contactIds, aliases)
    await doubtMessages(tx, contactIds, aliases)
  }
  for (const contactId of contactIds) {
    rebuildEvidence(tx, contactId)
    await catchUp(tx, contactId)
  }
}

/** What a list of chats told since stays, without what came of messages that are gone now. */
async function tellAgain(tx: Transaction, replaced: readonly ReplacedRow[]): Promise<void> {
  for (const one of replaced) {
    const told: Activity | undefined = one.table === 'activity' ? await tx.db.activity.get(one.id) : undefined
    if (told === undefined || !isToldSince(one, told)) continue
    await replaceRow(tx, 'activity', one.id, one.contactId, one.before)
    await catchUp(tx, one.id)
    const again = toldUpon(await tx.db.activity.get(one.id), told)
    await replaceRow(tx, 'activity', one.id, one.contactId, again)
  }
}

/** Goes on from the last activity that is known to the newest message that is recorded. */
async function catchUp(tx: Transaction, contactId: string): Promise<void> {
  const known = (await tx.db.activity.get(contactId))?.lastAt ?? 0
  const newest = await newestMessage(tx.db, contactId)
  if ((newest?.at ?? 0) > known) await remakeActivity(tx, contactId)
}

/** Makes the last activity anew of the messages that are recorded. @returns what `undo` needs. */
export async function remakeActivity(tx: Transaction, contactId: string): Promise<ReplacedRow[]> {
  const newest = await newestMessage(tx.db, contactId)
  if (newest?.at === undefined) return replaceRow(tx, 'activity', contactId, contactId, undefined)
  const activity: Activity = {
    id: contactId,
    lastAt: newest.at,
    lastDirection: newest.direction,
    lastAck: newest.ack,
    unread: 0,
    asOf: newest.seenAt,
    source: 'open-chat',
    ...(await recordedConversation(tx.db, contactId, [])),
  }
  return replaceRow(tx, 'activity', contactId, contactId, activity)
}

async function newestMessage(db: Database, contactId: string): Promise<Message | undefined> {
  return db.messages
    .where('[contactId+at]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .reverse()
    .filter(({ kind }) => kind !== 'system')
    .first()
}
