import { now as clockNow } from '@/utils/clock'
import { privacyGuard } from '../private-chats'
import type { Written } from '../protocol/shared'
import type { ChatSighting } from '../schema/chat'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import { confirmedAliases } from './alias-changes'
import { resolve } from './identity'
import { rememberAccount } from './message-ids'
import { seedMessages } from './seed-messages'
import { newCard, requireContact } from './target'

/** The person said which contact a chat is; remembered. */
export async function linkChat(chat: ChatSighting, contactId: string): Promise<Written> {
  const guard = await privacyGuard(chat)
  return transact(async (tx) => {
    guard.assertTracked()
    await requireContact(tx, contactId)
    const now = clockNow()
    await rememberAccount(tx, chat.account)
    const aliases = await confirmedAliases(tx.db, chat, contactId, now)
    const seeds = await seedMessages(tx.db, chat, contactId, now)
    return { contactId, ...(await mutate([...aliases, ...seeds], 'card.link')) }
  })
}

/** The person said that a chat is none of the contacts of its name: a card of its own. */
export async function createCard(chat: ChatSighting, id: string): Promise<Written> {
  const guard = await privacyGuard(chat)
  return transact(async (tx) => {
    guard.assertTracked()
    const found = await resolve(tx.db, chat)
    if (found.status === 'known' && found.contactId === id) return { contactId: id }
    return { contactId: id, ...(await mutate(await newCard(tx, chat, id), 'card.create')) }
  })
}
