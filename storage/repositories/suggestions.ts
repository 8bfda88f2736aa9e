import { now as clockNow } from '@/utils/clock'
import { evaluateRules } from '@/utils/suggestions/evaluate-rules'
import type { Needs } from '@/utils/suggestions/compile-rules'
import type { Facts } from '@/utils/suggestions/moment'
import type { Reason } from '@/utils/suggestions/reason'
import type { Database } from '../database'
import { DAY_MS } from '../limits'
import { privacyGuard } from '../private-chats'
import type { ChatSighting } from '../schema/chat'
import type { ChatMoment } from '../schema/suggestion'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'
import { resolve } from './identity'
import { readyRules } from './suggestion-cache'
import { dismissedFor } from './suggestion-outcome'

/** What is proposed, not yet in words. `askAgainAt` (epoch ms): until then nothing else would be. */
export type Proposal = {
  match?: { ruleId: string; replyId: string; title: string; reason: Reason }
  askAgainAt?: number
}

type Known = Pick<Facts, 'kind' | 'tagIds' | 'language' | 'dismissed' | 'sent'> & {
  /** When one more templated reply is no longer too many (epoch ms). */
  mayAgainAt?: number
}

/** Templated replies one contact may get in 24 hours before no more is proposed. */
const MOST_REPLIES = 3
/** A page's timer that is set for longer than 24 days fires at once. */
const LONGEST_WAIT_MS = DAY_MS

/** @returns what the rules that may propose need to know of the chat; nothing while suggestions are turned off. */
export async function suggestionNeeds(): Promise<Needs> {
  if (!(await readSettings()).suggestions) return 'nothing'
  return (await snapshot(readyRules)).rules.needs
}

/** @returns whether some rule counts from when a message was read. */
export async function countsReads(): Promise<boolean> {
  return (await snapshot(readyRules)).countsReads
}

/**
 * Finds what to propose for what the open chat shows. Nothing in a private chat, and nothing to a contact who got three
 * templated replies in the last 24 hours. The text is looked through and forgotten.
 * @param readAt when our last message was seen to be read (epoch ms).
 */
export async function findSuggestion(
  chat: ChatSighting,
  moment: ChatMoment,
  { timeZone, readAt }: { timeZone: string; readAt?: number | undefined },
): Promise<Proposal> {
  const { suggestions, workingHours } = await readSettings()
  if (!suggestions || (await privacyGuard(chat)).isPrivate()) return {}
  const now = clockNow()
  return snapshot(async (db) => {
    const { rules, titles } = await readyRules(db)
    if (rules.needs === 'nothing') return {}
    const { mayAgainAt, ...known } = await knownOf(db, chat, now)
    if (mayAgainAt !== undefined) return { askAgainAt: Math.min(mayAgainAt, now + LONGEST_WAIT_MS) }
    const facts: Facts = { ...known, now, timeZone, workingHours, readAt }
    const { match, askAgainAt } = evaluateRules(rules, moment, facts)
    return {
      ...(match !== undefined && {
        match: {
          ruleId: match.rule.id,
          replyId: match.rule.replyId,
          title: titles.get(match.rule.replyId) ?? '',
          reason: match.reason,
        },
      }),
      ...(askAgainAt !== undefined && { askAgainAt: Math.min(askAgainAt, now + LONGEST_WAIT_MS) }),
    }
  })
}

async function knownOf(db: Database, chat: ChatSighting, now: number): Promise<Known> {
  const nobody = {
    kind: chat.kind,
    tagIds: new Set<string>(),
    dismissed: new Set<string>(),
    sent: new Set<string>(),
  }
  const found = await resolve(db, chat)
  if (found.status !== 'known') return nobody
  const contact = await db.contacts.get(found.contactId)
  if (contact === undefined) return nobody
  const events = await db.replyEvents
    .where('[contactId+at]')
    .between([contact.id, now - DAY_MS], [contact.id, Infinity], false, true)
    .toArray()
  const third = events.at(-MOST_REPLIES)
  return {
    kind: contact.kind,
    tagIds: await liveTagIds(db, Object.keys(contact.tags)),
    dismissed: await dismissedFor(db, contact.id, now),
    sent: new Set(events.map(({ replyId }) => replyId)),
    ...(contact.language !== undefined && { language: contact.language }),
    ...(third !== undefined && { mayAgainAt: third.at + DAY_MS }),
  }
}

/** A tag in the trash is still on its contacts, so that it can come back. */
async function liveTagIds(db: Database, tagIds: readonly string[]): Promise<Set<string>> {
  const tags = await db.tags.bulkGet([...tagIds])
  return new Set(tags.flatMap((tag) => (tag === undefined || tag.deletedAt !== undefined ? [] : [tag.id])))
}
