import { now as clockNow } from '@/utils/clock'
import { privacyGuard } from '../private-chats'
import type { ChatActivity, ChatSighting } from '../schema/chat'
import { prepareTexts, type SaidInChat } from '../texts/keep-texts'
import type { MessageSighting } from '../schema/message'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { activityOfMessages, recordActivity, recordedConversation } from './activity'
import { learntAliases } from './alias-changes'
import { aliasesOf } from './alias-lookup'
import { chatMark } from './chat-mark'
import { resolve } from './identity'
import { recordedRows, recordMessages, type Recorded } from './messages'
import { learnPrivateNames } from './private-names'
import { type Contacted, contactSeen, followContact } from './replied'

/**
 * Records what is seen of the open chat when it has a card, and learns its other names.
 * @returns whether it has a card.
 */
export async function recordOpenChat(
  chat: ChatSighting,
  messages: readonly (MessageSighting & SaidInChat)[],
): Promise<boolean> {
  const guard = await privacyGuard(chat)
  if (guard.isPrivate()) {
    await learnPrivateNames(chat)
    return false
  }
  // Most chats have no card: looking first keeps them from locking the tables.
  const known = await snapshot((db) => resolve(db, chat))
  if (known.status !== 'known') return false
  const { contactId } = known
  const texts = await prepareTexts({ contactId, account: chat.account }, messages)
  return transact(async (tx) => {
    if (guard.isPrivate()) return false
    const found = await resolve(tx.db, chat)
    if (found.status !== 'known') return false
    const now = clockNow()
    await mutate(await learntAliases(tx.db, chat, found.contactId, now), 'identity.learn')
    const recorded = await recordMessages(
      tx,
      found.contactId,
      chat.account,
      messages,
      now,
      await chatMark(tx.db, chat, found.contactId),
    )
    if (texts !== undefined) {
      const rows = await recordedRows(tx.db, found.contactId, chat.account, [...texts.byId.keys()])
      await texts.store(tx, rows)
    }
    const activity = activityOfMessages(messages)
    if (activity !== undefined) {
      const conversation = await recordedConversation(tx.db, found.contactId, messages)
      await recordActivity(tx, found.contactId, { ...activity, conversation }, now)
    }
    await followContact(tx, found.contactId, recorded.flatMap(contactedOf), now)
    return true
  })
}

/** Records the last activity of chats that are not open, for those that have a card. */
export async function recordOtherChats(
  source: 'model' | 'rows',
  chats: readonly ChatActivity[],
): Promise<void> {
  const withCard = await snapshot(async (db) => {
    const values = new Set((await aliasesOf(db, chats)).map(({ kind, value }) => `${kind}:${value}`))
    return chats.filter((chat) => namesOf(chat).some((name) => values.has(name)))
  })
  if (withCard.length === 0) return
  const guarded = await Promise.all(withCard.map(async (chat) => ({ chat, guard: await privacyGuard(chat) })))
  await transact(async (tx) => {
    const now = clockNow()
    for (const { chat, guard } of guarded) {
      if (guard.isPrivate()) continue
      const isAmbiguous = chats.filter(({ name }) => name === chat.name).length > 1
      const found = await resolve(tx.db, { ...chat, isAmbiguous, messageIds: [] })
      if (found.status !== 'known') continue
      await recordLast(tx, found.contactId, chat, source, now)
    }
  })
}

async function recordLast(
  tx: Transaction,
  contactId: string,
  { lastAt, lastDirection, lastAck, unread }: ChatActivity,
  source: 'model' | 'rows',
  now: number,
): Promise<void> {
  const seen = { ...(lastAt !== undefined && { lastAt }), lastDirection, lastAck, unread, source }
  const news = contactSeen(await tx.db.activity.get(contactId), seen, now)
  await recordActivity(tx, contactId, seen, now)
  if (news !== undefined) await followContact(tx, contactId, [news], now)
}

function contactedOf({ message, isTold }: Recorded): Contacted[] {
  const { at, direction, kind, messageId, seenAt } = message
  if (!isTold || at === undefined || kind === 'system') return []
  return [{ direction, at, knownSince: seenAt, messageId }]
}

function namesOf(chat: ChatActivity): string[] {
  return [`lid:${chat.lid}`, `phone:${chat.phone}`, `group:${chat.group}`, `name:${chat.name}`]
}
