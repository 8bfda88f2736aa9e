import { now as clockNow } from '@/utils/clock'
import { DAY_MS } from '../limits'
import { privacyGuard } from '../private-chats'
import type { Database } from '../database'
import type { ChatSighting } from '../schema/chat'
import { noteChange } from '../write/announce'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { resolve } from './identity'
import { setDismissals } from './suggestion-rules'

/** What was dismissed for a contact is not proposed to them again for so long. */
export const DISMISSED_MS = 7 * DAY_MS

/**
 * The person did not want what a rule proposed: it counts, and for a contact it is remembered for a while. Saying so twice
 * for one contact counts once. Of a private chat nothing is kept.
 */
export async function dismissSuggestion(ruleId: string, chat: ChatSighting): Promise<void> {
  const guard = await privacyGuard(chat)
  await transact(async (tx) => {
    const rule = await tx.db.suggestionRules.get(ruleId)
    if (rule === undefined || rule.deletedAt !== undefined || guard.isPrivate()) return
    const found = await resolve(tx.db, chat)
    const isNew = found.status !== 'known' || (await remember(tx, ruleId, found.contactId))
    if (isNew) await setDismissals(tx, ruleId, 'one-more')
  })
}

/** A message that a rule proposed was sent: its earlier dismissals count no longer. */
export async function ruleWasUsed(tx: Transaction, ruleId: string): Promise<void> {
  await setDismissals(tx, ruleId, 0)
}

/** @returns the rules that are not to be proposed to a contact for now. */
export async function dismissedFor(db: Database, contactId: string, now: number): Promise<Set<string>> {
  const rows = await db.suggestionDismissals.where('contactId').equals(contactId).toArray()
  return new Set(rows.filter(({ at }) => now - at < DISMISSED_MS).map(({ ruleId }) => ruleId))
}

/** @returns whether it was not dismissed for this contact already. */
async function remember(tx: Transaction, ruleId: string, contactId: string): Promise<boolean> {
  const id = `${ruleId}|${contactId}`
  const now = clockNow()
  const old = await tx.db.suggestionDismissals.get(id)
  if (old !== undefined && now - old.at < DISMISSED_MS) return false
  await tx.db.suggestionDismissals.put({ id, ruleId, contactId, at: now })
  noteChange(tx.changes, 'suggestionDismissals', id)
  return true
}
