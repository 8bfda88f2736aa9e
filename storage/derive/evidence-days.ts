import {
  dayOf,
  type Evidence,
  EVIDENCE_DAYS,
  type EvidenceMessage,
  evidenceOfDay,
} from '@/utils/scoring/evidence'
import { standing } from './standing'

/** For so many days a message may wait for an answer: what came on a day may tell something on those after it. */
export const OPEN_DAYS = 7

/** Days in a row, as numbers; both ends belong to it. */
export type DaySpan = { from: number; to: number }

/** @returns the first day of which messages count. */
export function oldestDay(now: number): number {
  return dayOf(now) - EVIDENCE_DAYS + 1
}

/** @returns days that lie so close together that their messages are read at once, as spans in their order. */
export function spansOf(days: Iterable<number>): DaySpan[] {
  const spans: DaySpan[] = []
  for (const day of [...days].toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && day - last.to <= OPEN_DAYS) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

/**
 * @returns what the messages of some days tell, in the order of their times; `before`: what stood open before the first.
 */
export function evidenceOfDays(
  messages: readonly EvidenceMessage[],
  before: readonly EvidenceMessage[],
): Evidence {
  const days: Evidence = {}
  let open = before
  for (const [day, own] of byDay(messages)) {
    const still = open.filter(({ at }) => dayOf(at) >= day - OPEN_DAYS)
    const evidence = evidenceOfDay(own, still)
    if (evidence !== undefined) days[String(day)] = evidence
    open = standing([...still, ...own])
  }
  return days
}

/** @returns what all messages of a contact tell that are not too old, in the order of their times. */
export function evidenceOfAll(messages: readonly EvidenceMessage[], now: number): Evidence {
  const oldest = oldestDay(now)
  const counted = messages.filter(({ at }) => dayOf(at) >= oldest)
  const before = messages.filter(({ at }) => dayOf(at) < oldest && dayOf(at) >= oldest - OPEN_DAYS)
  return evidenceOfDays(counted, standing(before))
}

function byDay(messages: readonly EvidenceMessage[]): Map<number, EvidenceMessage[]> {
  const groups = new Map<number, EvidenceMessage[]>()
  for (const message of messages) {
    const day = dayOf(message.at)
    const group = groups.get(day)
    if (group === undefined) groups.set(day, [message])
    else group.push(message)
  }
  return groups
}
