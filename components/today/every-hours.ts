import type { ContactBrief } from '@/storage/schema/contact'
import { cadenceFor, spanOf } from '@/utils/follow-ups/cadence'
import { settings } from '../app/settings'
import { ownTimeZone } from '../follow-ups'

/** @returns how often, in hours, one wants to be in touch with a contact at `at`; undefined when nobody has said so. */
export function everyHoursFor(contact: ContactBrief, at: number): number | undefined {
  const timeZone = ownTimeZone()
  const cadence = cadenceFor(contact, settings.value?.cadences ?? [], { at, timeZone })
  return cadence && spanOf(cadence, at, timeZone).idealHours
}
