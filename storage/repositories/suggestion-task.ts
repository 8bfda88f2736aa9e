import { now as clockNow } from '@/utils/clock'
import { idOf, newId } from '@/utils/ids'
import { privacyGuard } from '../private-chats'
import type { Written } from '../protocol/shared'
import type { ChatSighting } from '../schema/chat'
import type { Database } from '../database'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { followUpChange } from './follow-up-changes'
import { resolve } from './identity'
import { contactForWrite } from './target'

/**
 * What a rule proposed was inserted: its follow-up is set, for a chat without a card too, which gets one. While the
 * follow-up of an earlier time is open, that one is moved, so that a repeat sets no second. Nothing is set for a private
 * chat, nor for one of which only the person can say whose it is.
 */
export async function onSuggestionInserted(inserted: {
  ruleId: string
  replyId: string
  chat: ChatSighting
}): Promise<Written> {
  const { ruleId, replyId, chat } = inserted
  const rule = await snapshot((db) => db.suggestionRules.get(ruleId))
  if (rule?.task === undefined || rule.deletedAt !== undefined || rule.replyId !== replyId) return {}
  const guard = await privacyGuard(chat)
  const { dueInMs, note } = rule.task
  return transact(async (tx) => {
    // Who only looks on in a team inserts the reply, and plans nothing.
    if (guard.isPrivate() || tx.role === 'viewer') return {}
    const found = await resolve(tx.db, chat)
    if (found.status !== 'known' && found.status !== 'new') return {}
    const { contactId, changes } = await contactForWrite(tx, { chat }, newId(), guard)
    const task = await followUpChange(tx, contactId, {
      id: await openTaskId(tx.db, ruleId, contactId),
      dueAt: clockNow() + dueInMs,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(note !== '' && { note }),
    })
    return { contactId, ...(await mutate([...changes, task], 'suggestions.task')) }
  })
}

/** The rule's follow-up for this contact; one that is done stays as it was, and the next takes its place. */
async function openTaskId(db: Database, ruleId: string, contactId: string): Promise<string> {
  let id = idOf('suggestion-task', ruleId, contactId)
  for (let row = await db.followUps.get(id); row?.state === 'done'; row = await db.followUps.get(id)) {
    id = idOf('suggestion-task', id)
  }
  return id
}
