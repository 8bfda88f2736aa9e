import type { Evidence } from '@/utils/scoring/evidence'
import { dayOf } from '@/utils/scoring/evidence'
import { type GradeRules, gradeOf } from '@/utils/scoring/grade'
import { heatOf, nextLevel } from '@/utils/scoring/heat'
import { hasCome } from '@/utils/tag-rules/days'
import type { ContactRow, OrderRow } from '../rows'
import type { ScoreRow } from '../schema/score'

/** What a score rests on. */
export type ScoreFacts = { evidence: Evidence | undefined; orders: readonly OrderRow[] }

const MAX_POINTS = 60

/** @returns the score of a contact at `now`; undefined while neither its messages nor its orders tell anything. */
export function scoreOf(
  id: string,
  old: ScoreRow | undefined,
  { evidence, orders }: ScoreFacts,
  rules: GradeRules,
  now: number,
): ScoreRow | undefined {
  if (old === undefined && evidence === undefined && orders.length === 0) return undefined
  const heat = heatOf(evidence ?? {}, now)
  return {
    id,
    heat,
    ...nextLevel(old ?? {}, heat.heat),
    grade: gradeOf(orders, rules, now),
    history: historyOf(old, heat.heat, now),
    at: now,
  }
}

/**
 * @returns what lists show of a score. Whoever never ordered has a grade on the card, but it does not count: an enquiry
 * waits no longer than that of a stranger.
 */
export function workedOf(score: ScoreRow | undefined, now: number, orders: readonly OrderRow[]): Worked {
  const heat = score?.heat.heat
  const hasOrdered = orders.some(({ at }) => hasCome(at, now))
  return {
    ...(heat !== undefined && { workedHeat: heat }),
    ...(score !== undefined && hasOrdered && { workedGrade: score.grade.grade }),
  }
}
export type Worked = Pick<ContactRow, 'workedHeat' | 'workedGrade'>

function historyOf(old: ScoreRow | undefined, heat: number | undefined, now: number): ScoreRow['history'] {
  const former = (old?.history ?? []).filter(({ at }) => dayOf(at) < dayOf(now))
  return heat === undefined ? former : [...former, { at: now, heat }].slice(-MAX_POINTS)
}
