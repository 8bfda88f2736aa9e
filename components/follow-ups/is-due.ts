import type { FollowUp } from '@/storage/schema/follow-up'

/** @returns whether its time has come: by the clock of the page, which moves by the minute, or because it was announced. */
export function isDue({ state, dueAt }: Pick<FollowUp, 'state' | 'dueAt'>, now: number): boolean {
  return state !== 'due' || dueAt <= now
}
