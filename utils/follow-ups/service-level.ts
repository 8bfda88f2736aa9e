import { addWorkingMinutes, isWorkingTime, nextWorkingMoment, type WorkCalendar } from './working-time'

/** Within how many minutes one answers, in working time and outside of it. */
export type AnswerLevel = { readonly minutes: number; readonly nightMinutes?: number | undefined }

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/**
 * With `nightMinutes` somebody answers round the clock: `minutes` after what came in working time, `nightMinutes` after what
 * came outside, and never later than what comes when the working time begins. Without, only working time counts; a day and more are days of the calendar, and end in working time.
 * @returns when an answer to what came in at `receivedAt` is due (both epoch ms).
 */
export function answerBy(receivedAt: number, level: AnswerLevel, calendar: WorkCalendar): number {
  const { minutes, nightMinutes } = level
  if (nightMinutes !== undefined) {
    if (isWorkingTime(receivedAt, calendar)) return receivedAt + minutes * MINUTE_MS
    const opensAt = nextWorkingMoment(receivedAt, calendar)
    const byNight = receivedAt + nightMinutes * MINUTE_MS
    return opensAt > receivedAt ? Math.min(byNight, opensAt + minutes * MINUTE_MS) : byNight
  }
  if (minutes >= DAY_MINUTES) return nextWorkingMoment(receivedAt + minutes * MINUTE_MS, calendar)
  return addWorkingMinutes(receivedAt, minutes, calendar)
}
