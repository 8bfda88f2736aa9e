import type { Reason, ReasonKind } from '@/utils/today/reason'
import type { Stretch } from './stretch'
import { dueStretch, quietStretches, stepStretches, type TodayQuery, touchStretches } from './today-stretches'
import { isUrgent } from './today-waiting'

/**
 * A part of the list, in which those stand whose reasons it accepts. 'sorted' and 'rest' are taken from those who wait,
 * the others from their stretches.
 */
export type Section = { accepts: (reasons: readonly Reason[]) => boolean } & (
  | { from: 'sorted' | 'rest' }
  | { from: 'stretches'; stretches: Stretch[] }
)

type Test = Section['accepts']

/** @returns the parts of the list in their order; each customer is accepted by one of them. */
export function sectionsOf(query: TodayQuery): Section[] {
  const { filter, now } = query
  const has: Test = (reasons) => reasons.some(({ kind }) => kind === filter)
  if (filter === 'all') return wholeList(query)
  if (filter === 'twice' || filter === 'waiting') {
    return [
      { from: 'sorted', accepts: has },
      { from: 'rest', accepts: has },
    ]
  }
  if (filter === 'follow-up') return [walk([dueStretch(now)], has)]
  if (filter === 'quiet') return [walk(quietStretches(query), has)]
  if (filter === 'no-step') return [walk(stepStretches(query), has)]
  return (['red', 'yellow'] as const).map((zone) =>
    walk(touchStretches(query, zone), (reasons) => reasons.some((reason) => isIn(reason, zone))),
  )
}

function wholeList(query: TodayQuery): Section[] {
  const { now } = query
  const isLate: Test = ([first]) => isUrgent(first, now)
  const isEarly: Test = ([first]) => first?.kind === 'waiting' && !isUrgent(first, now)
  return [
    { from: 'sorted', accepts: isLate },
    { from: 'rest', accepts: isLate },
    walk([dueStretch(now)], startsWith('follow-up')),
    { from: 'sorted', accepts: isEarly },
    { from: 'rest', accepts: isEarly },
    walk(touchStretches(query, 'red'), ([first]) => isIn(first, 'red')),
    walk(touchStretches(query, 'yellow'), ([first]) => isIn(first, 'yellow')),
    walk(quietStretches(query), startsWith('quiet')),
    walk(stepStretches(query), startsWith('no-step')),
  ]
}

function walk(stretches: Stretch[], accepts: Test): Section {
  return { from: 'stretches', stretches, accepts }
}

function startsWith(kind: ReasonKind): Test {
  return ([first]) => first?.kind === kind
}

function isIn(reason: Reason | undefined, zone: 'red' | 'yellow'): boolean {
  return reason?.kind === 'in-touch' && reason.zone === zone
}
