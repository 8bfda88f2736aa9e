import type { ContactBrief } from '@/storage/schema/contact'

/** @returns how often, in hours, one wants to be in touch with a contact at `at`; undefined when nobody has said so. */
export function everyHoursFor(_contact: ContactBrief, _at: number): number | undefined {
  return undefined
}
