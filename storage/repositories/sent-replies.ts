import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { privacyGuard } from '../private-chats'
import type { ReplyEventRow } from '../rows'
import type { ChatSighting } from '../schema/chat'
import type { ReplyUse } from '../schema/reply-use'
import { REPLY_USES_REVISION } from '../count-keys'
import { revise } from '../write/aggregates'
import { noteChange } from '../write/announce'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { resolve } from './identity'
import { countEarlierAnswer, isTooOld } from './reply-answered'
import { ruleWasUsed } from './suggestion-outcome'

/** A message that came from a quick reply and was seen as sent. `insertionId` makes a repeat harmless. */
export type SentReply = {
  insertionId: string
  replyId: string
  chat: ChatSighting
  messageId: string
  at: number
  isEdited: boolean
  ruleId?: string | undefined
}

/**
 * Counts a use of a reply. Of a chat that has a card the event is kept, and for a person's the answer is waited for; of
 * any other chat, and of a private one, nothing is kept that names it. An unknown reply counts nothing.
 */
export async function recordSentReply(sent: SentReply): Promise<void> {
  const guard = await privacyGuard(sent.chat)
  await transact(async (tx) => {
    if ((await tx.db.replyEvents.get(sent.insertionId)) !== undefined) return
    if ((await tx.db.replies.get(sent.replyId)) === undefined) return
    const now = clockNow()
    const contactId = guard.isPrivate() ? undefined : await contactOf(tx, sent.chat)
    const event = await eventOf(tx, sent, contactId, now)
    await tx.db.replyEvents.add(event)
    noteChange(tx.changes, 'replyEvents', event.id)
    await countUse(tx, event)
    if (event.ruleId !== undefined) await ruleWasUsed(tx, event.ruleId)
    if (event.openAt !== undefined) await countEarlierAnswer(tx, event)
  })
}

/** @returns how many quick replies were sent to a contact since `since` (epoch ms). */
export async function sentCountSince(db: Database, contactId: string, since: number): Promise<number> {
  const events = db.replyEvents.where('[contactId+at]')
  return events.between([contactId, since], [contactId, Infinity], false, true).count()
}

async function contactOf(tx: Transaction, chat: ChatSighting): Promise<string | undefined> {
  const found = await resolve(tx.db, chat)
  return found.status === 'known' ? found.contactId : undefined
}

async function eventOf(
  tx: Transaction,
  { insertionId: id, replyId, messageId, isEdited, ruleId, ...sent }: SentReply,
  contactId: string | undefined,
  now: number,
): Promise<ReplyEventRow> {
  // The page tells the time, and may be wrong: nothing was sent in the future.
  const at = Math.min(sent.at, now)
  const base = {
    id,
    replyId,
    at,
    ...(isEdited && { isEdited: 1 as const }),
    ...(ruleId !== undefined && { ruleId }),
  }
  if (contactId === undefined) return { ...base, messageId: '', anonymousAt: at }
  const contact = await tx.db.contacts.get(contactId)
  const isOpen = contact?.kind === 'person' && !isTooOld(at, now)
  return { ...base, messageId, contactId, ...(isOpen && { openAt: at }) }
}

async function countUse(tx: Transaction, { replyId, at, openAt }: ReplyEventRow): Promise<void> {
  const old = await tx.db.replyUses.get(replyId)
  const use: ReplyUse = {
    ...old,
    id: replyId,
    uses: (old?.uses ?? 0) + 1,
    lastUsedAt: Math.max(old?.lastUsedAt ?? 0, at),
  }
  if (openAt !== undefined) use.measured = (old?.measured ?? 0) + 1
  await tx.db.replyUses.put(use)
  await revise(tx, REPLY_USES_REVISION)
  noteChange(tx.changes, 'replyUses', replyId)
}
