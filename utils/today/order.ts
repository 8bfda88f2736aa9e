import type { Reason, ReasonKind } from './reason'

type Place = Exclude<ReasonKind, 'in-touch'> | 'late' | 'red' | 'yellow'

/** The order of the list. */
const ORDER: readonly Place[] = ['twice', 'late', 'follow-up', 'waiting', 'red', 'yellow', 'quiet', 'no-step']

/**
 * Orders two customers by their first reasons, then by their further ones: twice, waiting too long, follow-ups due, waiting,
 * in touch red, yellow, quiet, no step; within each the one that has waited longest first.
 * @returns below 0 when `a` comes first; 0 when nothing tells them apart. `now` is epoch ms.
 */
export function compareToday(a: readonly Reason[], b: readonly Reason[], now: number): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index++) {
    const [first, second] = [a[index], b[index]]
    const order = first && second ? compareReasons(first, second, now) : 0
    if (order !== 0) return order
  }
  // Who has more reasons, or any at all, comes first.
  return b.length - a.length
}

/** @returns below 0 when `a` is more urgent at `now` (epoch ms); 0 when they are equally so. */
export function compareReasons(a: Reason, b: Reason, now: number): number {
  return rankOf(a, now) - rankOf(b, now) || timeOf(a) - timeOf(b)
}

/** @returns the place of a reason among all kinds, 0 for the most urgent; `now` is epoch ms. */
export function rankOf(reason: Reason, now: number): number {
  return ORDER.indexOf(placeOf(reason, now))
}

/** @returns whether an answer is past its service level. */
export function isLate({ answerBy }: Extract<Reason, { kind: 'waiting' }>, now: number): boolean {
  return answerBy <= now
}

function placeOf(reason: Reason, now: number): Place {
  if (reason.kind === 'waiting') return isLate(reason, now) ? 'late' : 'waiting'
  return reason.kind === 'in-touch' ? reason.zone : reason.kind
}

function timeOf(reason: Reason): number {
  if (reason.kind === 'waiting') return reason.answerBy
  return reason.kind === 'follow-up' ? reason.dueAt : reason.since
}
