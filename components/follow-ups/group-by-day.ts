import type { DueFollowUp } from '@/storage/protocol/follow-ups'
import { isDue } from './is-due'

const GROUPS = ['overdue', 'today', 'later'] as const
export type DueGroup = (typeof GROUPS)[number]

/** @returns the follow-ups in their groups at `now` (epoch ms, days of this computer), empty groups left out. */
export function groupByDay(
  rows: readonly DueFollowUp[],
  now: number,
): { group: DueGroup; rows: DueFollowUp[] }[] {
  const endOfDay = new Date(now).setHours(24, 0, 0, 0)
  const groupOf = (one: DueFollowUp): DueGroup => {
    if (isDue(one, now)) return 'overdue'
    return one.dueAt < endOfDay ? 'today' : 'later'
  }
  return GROUPS.map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) })).filter(
    (one) => one.rows.length > 0,
  )
}
