import type { WorkCalendar } from '@/utils/follow-ups/working-time'
import { settings } from '../app/settings'
import { ownTimeZone } from './own-time-zone'

/** @returns when somebody is there, on the clocks of this computer; undefined until the settings are known. */
export function workingCalendar(): WorkCalendar | undefined {
  const known = settings.value
  if (known === undefined) return undefined
  return { workingHours: known.workingHours, holidays: known.holidays, timeZone: ownTimeZone() }
}
