import { Dexie } from 'dexie'
import type { Database } from '../database'
import { type Conversation, conversationAfter, conversationOf } from '../derive/conversation'
import type { Activity, MessageSighting } from '../schema/message'
import { noteChange } from '../write/announce'
import { isSame } from '../write/paths'
import { touchContact } from '../write/touch-contacts'
import type { Transaction } from '../write/transaction'
import { isLaterAck } from './acks'

/** `conversation`: what the message records tell, when they were read. */
export type ActivitySighting = Pick<
  Activity,
  'lastAt' | 'lastDirection' | 'lastAck' | 'unread' | 'source'
> & { conversation?: Conversation }

const MINUTE_MS = 60_000
/** An "as of" alone is not worth a write more often than this. */
const REFRESH_MS = 5 * MINUTE_MS
/** Far more than anybody writes without an answer. */
const MAX_MESSAGES = 60

/** Keeps the newest that is known of a contact's chat; an older sighting never replaces it, and an ack only moves forward. */
export async function recordActivity(
  tx: Transaction,
  contactId: string,
  seen: ActivitySighting,
  now: number,
): Promise<void> {
  const old = await tx.db.activity.get(contactId)
  const next = mergeActivity(old, seen, contactId, now)
  if (old !== undefined && isSame({ ...old, asOf: 0 }, { ...next, asOf: 0 }) && now - old.asOf < REFRESH_MS)
    return
  await tx.db.activity.put(next)
  noteChange(tx.changes, 'activity', contactId)
  tx.touched.add(contactId)
  if (next.lastAt !== undefined && next.lastAt !== old?.lastAt) await touchContact(tx, contactId, next.lastAt)
}

/** @returns what the messages on the screen tell of the chat's last activity; undefined when none has a time. */
export function activityOfMessages(messages: readonly MessageSighting[]): ActivitySighting | undefined {
  let last: MessageSighting | undefined
  for (const message of messages) {
    if (message.kind === 'system' || message.at === undefined) continue
    if (last?.at === undefined || message.at >= last.at) last = message
  }
  if (last?.at === undefined) return undefined
  return { lastAt: last.at, lastDirection: last.direction, lastAck: last.ack, unread: 0, source: 'open-chat' }
}

/** @returns what the records of a contact's messages tell; `shown` says which of two of one minute came last, and `gone`
 * are ids of those that do not count. */
export async function recordedConversation(
  db: Database,
  contactId: string,
  shown: readonly MessageSighting[],
  gone: ReadonlySet<string> = new Set(),
): Promise<Conversation> {
  const places = new Map(shown.map(({ messageId }, at) => [messageId, at]))
  const placeOf = ({ messageId }: { messageId: string }): number => places.get(messageId) ?? -1
  const rows = await db.messages
    .where('[contactId+at]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .reverse()
    .filter(({ id }) => !gone.has(id))
    .limit(MAX_MESSAGES)
    .toArray()
  return conversationOf(
    rows.sort(
      (a, b) => minuteOf(b.at) - minuteOf(a.at) || placeOf(b) - placeOf(a) || (b.at ?? 0) - (a.at ?? 0),
    ),
  )
}

/** @returns what would be known had `told` come upon `before`. */
export function toldUpon(before: Activity | undefined, told: Activity): Activity {
  const { id, lastAt, lastDirection, lastAck, unread, asOf, source } = told
  const seen = { ...(lastAt !== undefined && { lastAt }), lastDirection, lastAck, unread, source }
  return mergeActivity(before, seen, id, asOf)
}

function mergeActivity(
  old: Activity | undefined,
  { conversation, ...seen }: ActivitySighting,
  contactId: string,
  now: number,
): Activity {
  const next = mergeLast(old, seen, contactId, now)
  // Records that end before the last message that is known of do not tell who waits.
  const isWhole = conversation !== undefined && minuteOf(seen.lastAt) >= minuteOf(old?.lastAt)
  const { lastInAt, lastOutAt, ...waiting } = isWhole ? conversation : conversationAfter(old, next, now)
  const [inAt, outAt] = [latest(lastInAt, old?.lastInAt), latest(lastOutAt, old?.lastOutAt)]
  return {
    ...next,
    ...waiting,
    ...(inAt !== undefined && { lastInAt: inAt }),
    ...(outAt !== undefined && { lastOutAt: outAt }),
  }
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other)
}

function minuteOf(at = 0): number {
  return Math.floor(at / MINUTE_MS)
}

function mergeLast(
  old: Activity | undefined,
  seen: Omit<ActivitySighting, 'conversation'>,
  contactId: string,
  now: number,
): Activity {
  const next: Activity = { ...seen, id: contactId, asOf: now }
  if (old?.lastAt === undefined) return next
  const base = { ...next, lastAt: old.lastAt, lastDirection: old.lastDirection, lastAck: old.lastAck }
  if (seen.lastAt === undefined) return base
  if (minuteOf(seen.lastAt) !== minuteOf(old.lastAt)) return seen.lastAt > old.lastAt ? next : base
  return {
    ...next,
    lastAt: Math.max(old.lastAt, seen.lastAt),
    lastDirection: seen.lastDirection === 'unknown' ? old.lastDirection : seen.lastDirection,
    lastAck: isLaterAck(seen.lastAck, old.lastAck) ? seen.lastAck : old.lastAck,
  }
}
