import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import type { ShownText } from '../protocol/texts'
import type { ContactRow } from '../rows'
import type { ContactEvent } from '../schema/event'
import { snapshot } from '../write/snapshot'
import { shownTexts } from './texts'
import { toContact, toDeal, toFollowUp, toNote, toOrder } from './wire'

/** Of the shape that docs/contact-export.md describes. */
const FORMAT = 'chatside-contact'
const VERSION = 1

/**
 * @returns everything that is kept about one person, as JSON to give to them: nothing of anybody else, and nothing that
 * only serves to find rows. What is sealed is told only while it is unlocked.
 * @throws AppError 'not-found'.
 */
export async function exportContact(contactId: string): Promise<string> {
  const { texts, ...exported } = await snapshot(async (db) => {
    const row = await db.contacts.get(contactId)
    if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'contacts')
    return {
      format: FORMAT,
      version: VERSION,
      exportedAt: new Date(clockNow()).toISOString(),
      contact: await contactOf(db, row),
      ...(await writtenOf(db, contactId)),
      ...(await seenOf(db, contactId)),
      texts: await db.texts.where({ contactId }).toArray(),
    }
  })
  const said = new Map((await shownTexts(texts)).map((text) => [text.id, text]))
  const recorded = exported.messages.map((row) => ({ ...withoutId(row), ...saidIn(said.get(row.id)) }))
  const messages = [...recorded, ...keptByOthers(exported.messages, [...said.values()])]
  return JSON.stringify({ ...exported, messages }, null, 2)
}

/** What colleagues recorded: of it only what was said is known here, and when. */
function keptByOthers(messages: readonly { id: string }[], said: readonly ShownText[]) {
  const recorded = new Set(messages.map(({ id }) => id))
  return said
    .filter(({ id }) => !recorded.has(id))
    .map(({ direction, at, ...text }) => ({ direction, ...(at !== undefined && { at }), ...saidIn(text) }))
}

function saidIn(text: Pick<ShownText, 'text'> | undefined): { text?: string; isSealed?: true } {
  if (text === undefined) return {}
  return text.text === undefined ? { isSealed: true } : { text: text.text }
}

/** Tags by their names: ids would tell them nothing. */
async function contactOf(db: Database, row: ContactRow) {
  const { tags, autoTags = {}, refusedTags: _, ...contact } = toContact(row)
  const known = await db.tags.bulkGet(Object.keys(tags))
  const named = known.flatMap((tag) => {
    if (tag === undefined || tag.deletedAt !== undefined) return []
    const auto = autoTags[tag.id]
    return [{ name: tag.name, ...(auto !== undefined && { why: auto.why, at: auto.at }) }]
  })
  return { ...contact, tags: named }
}

async function writtenOf(db: Database, contactId: string) {
  const [notes, followUps, deals, orders] = await Promise.all([
    db.notes.where('contactId').equals(contactId).toArray(),
    db.followUps.where('contactId').equals(contactId).toArray(),
    db.deals.where('contactId').equals(contactId).toArray(),
    db.orders.where('contactId').equals(contactId).toArray(),
  ])
  return {
    notes: notes.map((row) => anonymous(toNote(row))),
    followUps: followUps.map((row) => anonymous(toFollowUp(row))),
    deals: deals.map((row) => anonymous(toDeal(row))),
    orders: orders.map((row) => anonymous(toOrder(row))),
  }
}

async function seenOf(db: Database, contactId: string) {
  const of = { contactId }
  const [aliases, messages, events, replies, answers, dismissals, activity, evidence, score] =
    await Promise.all([
      db.aliases.where(of).toArray(),
      db.messages.where(of).toArray(),
      db.events.where(of).toArray(),
      db.replyEvents.where(of).toArray(),
      db.replyAnswers.where(of).toArray(),
      db.suggestionDismissals.where(of).toArray(),
      db.activity.get(contactId),
      db.evidence.get(contactId),
      db.scores.get(contactId),
    ])
  return {
    names: aliases.map(({ account, kind, value, createdAt }) => ({ account, kind, value, createdAt })),
    messages: messages.map((row) => anonymous(row)),
    events: events.map(eventOf),
    repliesSent: replies.map(({ replyId, messageId, at, answeredAt }) => ({
      replyId,
      messageId,
      at,
      ...(answeredAt !== undefined && { answeredAt }),
    })),
    answers: answers.map(({ replyId, answers: given, at }) => ({ replyId, answers: given, at })),
    suggestionsDismissed: dismissals.map(({ ruleId, at }) => ({ ruleId, at })),
    ...(activity !== undefined && { activity: withoutId(activity) }),
    ...(evidence !== undefined && { evidence: evidence.days }),
    ...(score !== undefined && { score: withoutId(score) }),
  }
}

/** Whom they were once mixed up with is nobody's business but that person's. */
function eventOf({ at, what }: ContactEvent) {
  return { at, ...('otherId' in what || 'name' in what ? { kind: what.kind } : what) }
}

function anonymous<Row extends { contactId: string }>(row: Row): Omit<Row, 'contactId'> {
  const { contactId: _, ...rest } = row
  return rest
}

function withoutId<Row extends { id: string }>(row: Row): Omit<Row, 'id'> {
  const { id: _, ...rest } = row
  return rest
}
