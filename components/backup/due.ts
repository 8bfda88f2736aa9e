import type { BackupState } from '@/storage/protocol/data'
import type { BackupPreferences } from './preferences'

export const DAY_MS = 24 * 60 * 60_000
/** Fewer records than this are soon made again. */
const WORTH_RECORDS = 20

/** What a person should be told: nothing was ever backed up, or long ago. */
export type Reminder = { kind: 'none' } | { kind: 'old'; days: number }

/** @returns how old the last backup is, in whole days; undefined without one. */
export function daysOld({ last }: Pick<BackupState, 'last'>, now: number): number | undefined {
  return last && Math.max(0, Math.floor((now - last.verifiedAt) / DAY_MS))
}

/** @returns whether the last backup is so old that it is shown in red. */
export function isOld(
  state: Pick<BackupState, 'last'>,
  { redAfterDays }: BackupPreferences,
  now: number,
): boolean {
  return (daysOld(state, now) ?? 0) > redAfterDays
}

/** @returns what to remind of now; undefined when all is well, little is at stake, or it was put off. */
export function reminderOf(
  state: BackupState,
  preferences: BackupPreferences,
  now: number,
): Reminder | undefined {
  if (state.records < WORTH_RECORDS || now < preferences.laterUntil) return undefined
  if (state.last === undefined) return { kind: 'none' }
  // Without a change since, nothing could be lost.
  if (state.changed === 0 || !isOld(state, preferences, now)) return undefined
  return { kind: 'old', days: daysOld(state, now) ?? 0 }
}

/** @returns whether a backup is to be made without being asked for. */
export function isDue(state: BackupState, now: number): boolean {
  if (state.records === 0) return false
  return state.fullDueAt <= now || (state.dueAt <= now && state.changed > 0)
}
