import type { Activity, MessageSighting } from '../schema/message'
import { noteChange } from '../write/announce'
import { isSame } from '../write/paths'
import { touchContact } from '../write/touch-contacts'
import type { Transaction } from '../write/transact'
import { isLaterAck } from './acks'

export type ActivitySighting = Omit<Activity, 'id' | 'asOf'>

const MINUTE_MS = 60_000
/** An "as of" alone is not worth a write more often than this. */
const REFRESH_MS = 5 * MINUTE_MS

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

function mergeActivity(
  old: Activity | undefined,
  seen: ActivitySighting,
  contactId: string,
  now: number,
): Activity {
  const next: Activity = { ...seen, id: contactId, asOf: now }
  if (old?.lastAt === undefined) return next
  const base = { ...next, lastAt: old.lastAt, lastDirection: old.lastDirection, lastAck: old.lastAck }
  if (seen.lastAt === undefined) return base
  const isSameMinute = Math.floor(seen.lastAt / MINUTE_MS) === Math.floor(old.lastAt / MINUTE_MS)
  if (!isSameMinute) return seen.lastAt > old.lastAt ? next : base
  return {
    ...next,
    lastAt: Math.max(old.lastAt, seen.lastAt),
    lastDirection: seen.lastDirection === 'unknown' ? old.lastDirection : seen.lastDirection,
    lastAck: isLaterAck(seen.lastAck, old.lastAck) ? seen.lastAck : old.lastAck,
  }
}
