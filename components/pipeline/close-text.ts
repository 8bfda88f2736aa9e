import { formatDate } from '@/utils/format'

/** @returns `YYYY-MM-DD` of `at` (epoch ms) in the user's own zone. */
export function isoToday(at: number): string {
  const date = new Date(at)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

/** @returns a day (`YYYY-MM-DD`) as one writes it; with its year unless that is the one of `today`. */
export function dayText(day: string, today: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4)
  return formatDate(Date.parse(`${day}T12:00:00Z`), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(!isThisYear && { year: 'numeric' }),
  })
}
