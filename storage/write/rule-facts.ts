import { placeOfPhone } from '@/utils/phone-zone'
import type { RuleFacts } from '@/utils/tag-rules/facts'
import type { Database } from '../database'
import { gradeThatCounts, heatThatCounts } from '../derive/heat-keys'
import type { ContactRow, DealRow, OrderRow } from '../rows'
import type { Settings } from '../schema/settings'
import type { ActiveRules } from './active-rules'
import { byContact, rowsOfContacts } from './by-contact'

type Facts = Omit<RuleFacts, 'contact'> & { contact: ContactRow }

/**
 * @returns what rules ask of contacts, in their order; what no rule needs is not read. `isRun`: they lie one after the other
 * in the table, so that what belongs to them is read in one go.
 */
export async function ruleFacts(
  db: Database,
  contacts: readonly ContactRow[],
  needs: ActiveRules['needs'],
  settings: Settings,
  isRun = false,
): Promise<Facts[]> {
  const ids = contacts.map(({ id }) => id)
  const evidence = needs.evidence ? await db.evidence.bulkGet(ids) : []
  const activity = needs.activity ? await db.activity.bulkGet(ids) : []
  const orders = needs.orders ? await ownRows<OrderRow>(db, 'orders', ids, isRun) : undefined
  const deals = needs.deals ? await ownRows<DealRow>(db, 'deals', ids, isRun) : undefined
  const openStageIds = stageIds(settings, (kind) => kind === 'open')
  const closedStageIds = stageIds(settings, (kind) => kind !== 'open')
  return contacts.map((contact, at) => ({
    contact,
    heat: heatThatCounts(contact),
    grade: gradeThatCounts(contact),
    evidence: evidence[at]?.days ?? {},
    activity: activity[at],
    orders: orders?.get(contact.id) ?? [],
    // One whose stage has come to mean won or lost is as closed as if it had been moved there.
    deals: (deals?.get(contact.id) ?? []).filter(({ stageId }) => !closedStageIds.has(stageId)),
    openStageIds,
    hasFollowUp: contact.nextFollowUpAt !== undefined,
    country: needs.country && contact.phone !== undefined ? placeOfPhone(contact.phone)?.country : undefined,
  }))
}

function stageIds({ stages }: Settings, isMeant: (kind: Settings['stages'][number]['kind']) => boolean) {
  return new Set(stages.flatMap(({ id, kind }) => (isMeant(kind) ? [id] : [])))
}

async function ownRows<Row extends { contactId: string; deletedAt?: number | undefined }>(
  db: Database,
  table: 'orders' | 'deals',
  contactIds: readonly string[],
  isRun: boolean,
): Promise<Map<string, Row[]>> {
  const [first, last] = [contactIds[0], contactIds.at(-1)]
  const all = db.table<Row, string>(table)
  const rows =
    isRun && first !== undefined && last !== undefined
      ? await all.where('contactId').between(first, last, true, true).toArray()
      : await rowsOfContacts(all, contactIds)
  return byContact(rows.filter(({ deletedAt }) => deletedAt === undefined))
}
