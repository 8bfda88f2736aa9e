import type { TodayFacts, TodayRules } from '@/utils/today/reasons'
import type { AttentionRow, FollowUpRow } from '../rows'
import { readSettings } from '../settings'

/** @returns what decides who stands in the list of today, on the clocks of this computer. */
export async function todayRules(): Promise<TodayRules> {
  const { serviceLevels, cadences, today, workingHours, holidays } = await readSettings()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { serviceLevels, cadences, today, workingHours, holidays, timeZone }
}

/** @returns the facts of a contact; the note of its follow-up only when that is given. */
export function factsOf(row: AttentionRow, followUp?: FollowUpRow): TodayFacts {
  const { kind, grade, tagIds, handledAt, activity } = row
  const next = followUp ?? row.followUp
  const note = followUp?.note
  return {
    kind,
    tagIds,
    ...(grade !== undefined && { grade }),
    ...(handledAt !== undefined && { handledAt }),
    ...(activity !== undefined && { activity }),
    ...(next !== undefined && {
      followUp: { dueAt: next.dueAt, state: next.state, ...(note !== undefined && { note }) },
    }),
  }
}
