import { Dexie } from 'dexie'
import { CHUNK_ROWS, DAY_MS, MINUTE_MS } from '../limits'
import type { ReplyEventRow } from '../rows'
import type { Message } from '../schema/message'
import type { ReplyUse } from '../schema/reply-use'
import { now as clockNow } from '@/utils/clock'
import { noteChange } from '../write/announce'
import { transact, type Transaction } from '../write/transact'

/** An answer within this time counts as one to the reply. */
export const ANSWER_MS = DAY_MS
/** An answer is waited for this long; one that comes later is none. */
const OPEN_MS = 7 * DAY_MS
const MOST_REPLY_TIMES = 200

type OpenEvent = ReplyEventRow & { openAt: number }

/** Messages of a contact were recorded: those that answer what is still open are counted. Reads only what is open. */
export async function closeAnswered(
  tx: Transaction,
  contactId: string,
  recorded: readonly Message[],
): Promise<void> {
  const incoming = recorded.filter(isIncoming)
  if (incoming.length === 0) return
  const open = await tx.db.replyEvents
    .where('[contactId+openAt]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .toArray()
  for (const event of open) if (isOpen(event)) await closeBy(tx, event, incoming)
}

/** The answer may be recorded before we hear of the message it answers. */
export async function closeByRecorded(tx: Transaction, event: ReplyEventRow): Promise<void> {
  const { contactId } = event
  if (contactId === undefined || !isOpen(event)) return
  const since = tx.db.messages
    .where('[contactId+at]')
    .between([contactId, startOfMinute(event.at)], [contactId, Infinity])
  await closeBy(tx, event, (await since.limit(CHUNK_ROWS).toArray()).filter(isIncoming))
}

/** What was not answered in seven days is waited for no longer. It was counted when it was sent. */
export async function closeExpired(): Promise<number> {
  return transact(async (tx) => {
    const expired = tx.db.replyEvents.where('openAt').below(clockNow() - OPEN_MS)
    const events = await expired.limit(CHUNK_ROWS).toArray()
    await tx.db.replyEvents.bulkPut(events.map(closed))
    for (const { id } of events) noteChange(tx.changes, 'replyEvents', id)
    return events.length
  })
}

/** @returns whether an answer to a message of `at` comes too late to be waited for. */
export function isTooOld(at: number, now: number): boolean {
  return now - at > OPEN_MS
}

/** Changes what is counted of a reply's answers. The picker's list shows nothing of it, so its version stays. */
export async function changeUse(
  tx: Transaction,
  replyId: string,
  change: (use: ReplyUse) => ReplyUse,
): Promise<void> {
  const use = await tx.db.replyUses.get(replyId)
  if (use === undefined) return
  await tx.db.replyUses.put(change(use))
  noteChange(tx.changes, 'replyUses', replyId)
}

async function closeBy(tx: Transaction, event: OpenEvent, incoming: readonly Message[]): Promise<void> {
  const times = incoming.flatMap((message) => answerTimes(event, message))
  if (times.length === 0) return
  const answeredAt = Math.min(...times)
  const replyMs = answeredAt - event.at
  const isInTime = replyMs <= OPEN_MS
  await tx.db.replyEvents.put({ ...closed(event), ...(isInTime && { answeredAt }) })
  noteChange(tx.changes, 'replyEvents', event.id)
  if (!isInTime) return
  await changeUse(tx, event.replyId, (use) => ({
    ...use,
    answered: (use.answered ?? 0) + Number(replyMs <= ANSWER_MS),
    replyTimes: [...(use.replyTimes ?? []), replyMs].slice(-MOST_REPLY_TIMES),
  }))
}

/**
 * The screen tells times to the minute. Of a message in the same minute only one that appeared after ours is an answer.
 */
function answerTimes(event: OpenEvent, { at, seenAt }: Message): number[] {
  if (at === undefined) return []
  if (at > event.at) return [at]
  const isSameMinute = at % MINUTE_MS === 0 && at === startOfMinute(event.at)
  return isSameMinute && seenAt > event.at ? [Math.min(seenAt, at + MINUTE_MS - 1)] : []
}

function isIncoming({ direction, kind }: Message): boolean {
  return direction === 'in' && kind !== 'system'
}

function isOpen(event: ReplyEventRow): event is OpenEvent {
  return event.openAt !== undefined
}

function closed({ openAt: _, ...event }: ReplyEventRow): ReplyEventRow {
  return event
}

function startOfMinute(at: number): number {
  return at - (at % MINUTE_MS)
}
