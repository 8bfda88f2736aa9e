import { formatDate } from '@/utils/format'

/** @returns `YYYY-MM-DD` of a moment (epoch ms) on the clocks of this computer. */
export function dayOfMoment(at: number): string {
  const date = new Date(at)
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** @returns a day (`YYYY-MM-DD`) as one writes it. */
export function dayText(day: string): string {
  const at = Date.parse(`${day}T12:00:00Z`)
  return formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' })
}

/** @returns noon of a day (`YYYY-MM-DD`) on the clocks of this computer, epoch ms. */
export function momentOfDay(day: string): number {
  return new Date(`${day}T12:00:00`).getTime()
}
