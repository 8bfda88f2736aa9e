import { gradeThatCounts, heatThatCounts } from '@/storage/derive/heat-keys'
import type { RowOf } from '@/storage/rows'
import type { Stage } from '@/storage/schema/deal'
import type { Activity } from '@/storage/schema/message'
import { placeOfPhone } from '@/utils/phone-zone'
import type { Evidence } from '@/utils/scoring/evidence'
import type { RuleFacts } from '@/utils/tag-rules/facts'

type Contact = RowOf<'contacts'>
type Belongings = {
  activity: readonly Activity[]
  orders: readonly RowOf<'orders'>[]
  deals: readonly RowOf<'deals'>[]
}

/** @returns what rules ask of a contact, from rows that are at hand. */
export function factsOf(
  contact: Contact,
  { activity, orders, deals }: Belongings,
  evidence: Evidence = {},
  stages: readonly Stage[],
): RuleFacts & { contact: Contact } {
  return {
    contact,
    heat: heatThatCounts(contact),
    grade: gradeThatCounts(contact),
    evidence,
    activity: activity[0],
    orders,
    deals,
    openStageIds: new Set(stages.flatMap(({ id, kind }) => (kind === 'open' ? [id] : []))),
    hasFollowUp: contact.nextFollowUpAt !== undefined,
    country: contact.phone === undefined ? undefined : placeOfPhone(contact.phone)?.country,
  }
}
