/**
 * What one day's messages of a chat tell; the day is counted from 1970-01-01 in UTC. Everything is a sum or a list over
 * that day alone, so that a day can be made anew without any other.
 */
export type DayEvidence = {
  /** Messages in and out. */
  in: number
  out: number
  /** Outgoing messages whose read state is known, and those of them that were read. */
  told: number
  read: number
  /** Times from our first unanswered message to the answer that came on this day, in ms; at most `MAX_REPLIES`, the shortest. */
  replyMs: number[]
  /** How often the customer took the turn. */
  turns: number
}

/** By day number as text. Days without messages are absent; days older than `EVIDENCE_DAYS` are dropped. */
export type Evidence = Record<string, DayEvidence>

/** One message, of any kind; `at` is epoch ms. */
export type EvidenceMessage = {
  readonly at: number
  readonly direction: 'in' | 'out' | 'unknown'
  readonly ack: 'pending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'
  readonly kind: string
}

/** How far back messages count. */
export const EVIDENCE_DAYS = 400
/** How many answers of one day count, so that one long evening does not outweigh a month. */
export const MAX_REPLIES = 5
/** An answer that took longer is a new beginning. */
const LONGEST_REPLY_MS = 7 * 24 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** @returns the day of a moment (epoch ms), counted from 1970-01-01 in UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}

/**
 * @returns what the messages of one day tell, whatever order they come in; undefined when there is none that counts.
 * `before`: the messages of up to 7 days before it, which say whose turn it was.
 */
export function evidenceOfDay(
  messages: readonly EvidenceMessage[],
  before: readonly EvidenceMessage[],
): DayEvidence | undefined {
  const counted = messages.filter(isCounted)
  if (counted.length === 0) return undefined
  const outgoing = counted.filter(({ direction }) => direction === 'out')
  const told = outgoing.filter((message) => isTold(message, counted))
  return {
    in: counted.length - outgoing.length,
    out: outgoing.length,
    told: told.length,
    read: told.filter(({ ack }) => ack === 'read').length,
    ...turnsOf(counted, before.filter(isCounted)),
  }
}

/** What the app says by itself, and what never left, is nobody's message. */
function isCounted({ direction, ack, kind }: EvidenceMessage): boolean {
  return direction !== 'unknown' && kind !== 'system' && !(direction === 'out' && ack === 'failed')
}

/** Whoever answered has seen what came before: when that was never marked as read, they keep their receipts off. */
function isTold({ ack, at }: EvidenceMessage, ofDay: readonly EvidenceMessage[]): boolean {
  if (ack === 'read') return true
  if (ack !== 'sent' && ack !== 'delivered') return false
  return !ofDay.some((other) => other.direction === 'in' && other.at > at)
}

function turnsOf(
  ofDay: readonly EvidenceMessage[],
  before: readonly EvidenceMessage[],
): Pick<DayEvidence, 'turns' | 'replyMs'> {
  const replyMs: number[] = []
  let turns = 0
  let last: EvidenceMessage | undefined
  // Our first message since theirs.
  let openSince: number | undefined
  const take = (message: EvidenceMessage, isOfDay: boolean): void => {
    const isTurn = message.direction === 'in' && last?.direction !== 'in'
    if (message.direction === 'out') openSince ??= message.at
    if (isTurn && isOfDay) {
      turns += 1
      const tookMs = openSince === undefined ? Infinity : message.at - openSince
      if (tookMs <= LONGEST_REPLY_MS) replyMs.push(tookMs)
    }
    if (message.direction === 'in') openSince = undefined
    last = message
  }
  for (const message of inOrder(before, undefined)) take(message, false)
  for (const message of inOrder(ofDay, last)) take(message, true)
  return { turns, replyMs: replyMs.toSorted((a, b) => a - b).slice(0, MAX_REPLIES) }
}

/** By time. What came in one moment is put so that whoever wrote last goes on: that invents no answers. */
function inOrder(
  messages: readonly EvidenceMessage[],
  last: EvidenceMessage | undefined,
): readonly EvidenceMessage[] {
  let previous = last?.direction ?? 'in'
  return momentsOf(messages).flatMap((moment) => {
    const first = moment.filter(({ direction }) => direction === previous)
    const then = moment.filter(({ direction }) => direction !== previous)
    previous = (then.at(-1) ?? first.at(-1))?.direction ?? previous
    return [...first, ...then]
  })
}

function momentsOf(messages: readonly EvidenceMessage[]): EvidenceMessage[][] {
  const moments = new Map<number, EvidenceMessage[]>()
  for (const message of messages.toSorted((a, b) => a.at - b.at)) {
    const moment = moments.get(message.at)
    if (moment === undefined) moments.set(message.at, [message])
    else moment.push(message)
  }
  return [...moments.values()]
}
