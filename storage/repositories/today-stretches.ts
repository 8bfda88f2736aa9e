import type { CadenceRule } from '@/utils/follow-ups/cadence'
import type { TodayRules } from '@/utils/today/reasons'
import { NO_GRADE, type Rest, restKind, touchGroup } from '../derive/attention'
import { DAY_MS, HOUR_MS } from '../limits'
import type { TodayFilter } from '../protocol/follow-ups'
import { GRADES } from '../schema/contact'
import type { Stretch } from './stretch'

/** The list at one moment (epoch ms). */
export type TodayQuery = { filter: TodayFilter; rules: TodayRules; now: number }

/** After every moment: a message may be dated ahead of this computer's clock. */
const NEVER = Number.MAX_SAFE_INTEGER

/** @returns where customers with a follow-up that has fallen due are found. */
export function dueStretch(now: number): Stretch {
  return { index: 'due', from: 0, to: now }
}

/** @returns where those who wait are found. */
export function waitingStretch({ rules, now }: TodayQuery): Stretch {
  return { index: 'waiting', from: forgottenAt(rules, now), to: NEVER }
}

/** @returns where those are found with whom nobody was in touch for long. */
export function touchStretches({ rules, now }: TodayQuery, zone: 'red' | 'yellow'): Stretch[] {
  return rules.cadences.map((cadence) => {
    const most = hoursOf(cadence, 'maxHours')
    const longest = now - Math.max(...most) * HOUR_MS
    const [from, since] =
      zone === 'red'
        ? [forgottenAt(rules, longest), Math.min(...most)]
        : [longest, Math.min(...hoursOf(cadence, 'idealHours'))]
    return { index: 'touch', group: touchGroup(cadence), from, to: now - since * HOUR_MS }
  })
}

/** @returns where those are found who have not answered. */
export function quietStretches(query: TodayQuery): Stretch[] {
  // In the whole list those with a follow-up that is due stand where that puts them.
  const rests: Rest[] = query.filter === 'all' ? ['out'] : ['out', 'due']
  return gradesWith(rests).map(({ grade, rest }) => ({
    index: 'rest',
    kind: restKind(grade, rest),
    from: restsFrom(query, grade),
    to: quietTo(query),
  }))
}

/** @returns where conversations are found that rest without a next step, and have not gone quiet. */
export function stepStretches(query: TodayQuery): Stretch[] {
  const to = query.now - query.rules.today.noStepAfterHours * HOUR_MS
  return gradesWith(['in', 'out', 'unknown']).map(({ grade, rest }) => {
    const from = restsFrom(query, grade)
    const since = rest === 'out' ? Math.max(from, quietTo(query) + 1) : from
    return { index: 'rest', kind: restKind(grade, rest), from: since, to }
  })
}

function gradesWith(rests: readonly Rest[]): { grade: string; rest: Rest }[] {
  return [...GRADES, NO_GRADE].flatMap((grade) => rests.map((rest) => ({ grade, rest })))
}

function quietTo({ rules, now }: TodayQuery): number {
  return now - rules.today.quietAfterHours * HOUR_MS
}

/** Whatever rests since before is no longer proposed at `at`. */
function forgottenAt({ today }: TodayRules, at: number): number {
  return at - today.forgetAfterDays * DAY_MS
}

/** In the whole list those whom nobody was in touch with for long stand where that puts them. */
function restsFrom({ filter, rules, now }: TodayQuery, grade: string): number {
  const forgotten = forgottenAt(rules, now)
  if (filter !== 'all') return forgotten
  const others = rules.cadences.filter((one) => one.grade === undefined || one.tagId !== undefined)
  const own = rules.cadences.filter((one) => one.grade === grade && one.tagId === undefined)
  // Which of several applies is told by the most they allow, so that the ideal of one alone is no bound.
  const field = own.length + others.length === 1 ? 'idealHours' : 'maxHours'
  return Math.max(forgotten, ...own.map((one) => now - Math.max(...hoursOf(one, field)) * HOUR_MS))
}

function hoursOf(cadence: CadenceRule, field: 'idealHours' | 'maxHours'): number[] {
  return [cadence, ...cadence.seasons].map((span) => span[field])
}
