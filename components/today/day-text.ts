import { formatDate } from '@/utils/format'

/** @returns a day of a calendar, as `YYYY-MM-DD` says it, in full. */
export function dayText(date: string): string {
  return formatDate(Date.parse(`${date}T12:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
}
