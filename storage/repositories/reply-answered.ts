import { now as clockNow } from '@/utils/clock'
import { CHUNK_ROWS, DAY_MS, MINUTE_MS } from '../limits'
import type { ReplyEventRow } from '../rows'
import type { Message } from '../schema/message'
import type { ReplyUse } from '../schema/reply-use'
import { noteChange } from '../write/announce'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

/** An answer within this time counts as one to the reply. */
export const ANSWER_MS = DAY_MS
/** An answer is waited for this long; one that comes later is none. */
const OPEN_MS = 7 * DAY_MS
const MOST_REPLY_TIMES = 200

type Answer = { event: ReplyEventRow; answeredAt: number }

/**
 * Messages of a contact were recorded: counts what they answer. Whatever order they are seen in, the first one after a
 * reply is its answer: one that comes into sight later, but was written earlier, takes the place of the other.
 */
export async function countAnswers(
  tx: Transaction,
  contactId: string,
  recorded: readonly Message[],
): Promise<void> {
  const incoming = recorded.filter(isIncoming)
  if (incoming.length === 0) return
  const times = incoming.map(({ at }) => at)
  const events = await tx.db.replyEvents
    .where('[contactId+at]')
    .between([contactId, Math.min(...times) - OPEN_MS], [contactId, Math.max(...times) + MINUTE_MS])
    .toArray()
  for (const answer of answersTo(events, incoming)) await write(tx, answer)
}

/** The answer may be recorded before we hear of the message it answers. */
export async function countEarlierAnswer(tx: Transaction, event: ReplyEventRow): Promise<void> {
  const { contactId } = event
  if (contactId === undefined) return
  const since = tx.db.messages
    .where('[contactId+at]')
    .between([contactId, startOfMinute(event.at)], [contactId, Infinity])
  const incoming = (await since.limit(CHUNK_ROWS).toArray()).filter(isIncoming)
  for (const answer of answersTo([event], incoming)) await write(tx, answer)
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

/** @returns which events get an answer, or an earlier one than they have. */
function answersTo(events: readonly ReplyEventRow[], incoming: readonly TimedMessage[]): Answer[] {
  return events.flatMap((event) => {
    const bound = event.openAt === undefined ? event.answeredAt : event.at + OPEN_MS + 1
    // What is neither open nor answered is no longer, or never was, waited for.
    if (bound === undefined) return []
    const answeredAt = Math.min(...incoming.map((message) => answerTime(event, message)))
    return answeredAt < bound ? [{ event, answeredAt }] : []
  })
}

async function write(tx: Transaction, { event, answeredAt }: Answer): Promise<void> {
  await tx.db.replyEvents.put({ ...closed(event), answeredAt })
  noteChange(tx.changes, 'replyEvents', event.id)
  await changeUse(tx, event.replyId, (use) =>
    withReplyTime(
      event.answeredAt === undefined ? use : withoutReplyTime(use, event.answeredAt - event.at),
      answeredAt - event.at,
    ),
  )
}

function withReplyTime(use: ReplyUse, replyMs: number): ReplyUse {
  const replyTimes = [...(use.replyTimes ?? []), replyMs].slice(-MOST_REPLY_TIMES)
  return { ...use, answered: (use.answered ?? 0) + Number(replyMs <= ANSWER_MS), replyTimes }
}

function withoutReplyTime(use: ReplyUse, replyMs: number): ReplyUse {
  const replyTimes = [...(use.replyTimes ?? [])]
  const at = replyTimes.lastIndexOf(replyMs)
  if (at >= 0) replyTimes.splice(at, 1)
  return { ...use, answered: Math.max(0, (use.answered ?? 0) - Number(replyMs <= ANSWER_MS)), replyTimes }
}

/**
 * The screen tells times to the minute. Of a message in the same minute only one that appeared after ours is an answer.
 */
function answerTime(event: ReplyEventRow, { at, seenAt }: TimedMessage): number {
  if (at > event.at) return at
  const isSameMinute = at % MINUTE_MS === 0 && at === startOfMinute(event.at)
  return isSameMinute && seenAt > event.at ? Math.min(seenAt, at + MINUTE_MS - 1) : Infinity
}

type TimedMessage = Message & { at: number }

function isIncoming(message: Message): message is TimedMessage {
  return message.direction === 'in' && message.kind !== 'system' && message.at !== undefined
}

function closed(event: ReplyEventRow): ReplyEventRow {
  const { openAt: _, ...rest } = event
  return rest
}

function startOfMinute(at: number): number {
  return at - (at % MINUTE_MS)
}
