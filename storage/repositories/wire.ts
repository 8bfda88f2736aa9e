import type { Contact, ContactBrief } from '../schema/contact'
import type { FollowUp } from '../schema/follow-up'
import type { Note } from '../schema/note'
import { gradeThatCounts, heatThatCounts } from '../derive/heat-keys'
import type { Deal, Order } from '../schema/deal'
import type { ContactRow, DealRow, FollowUpRow, NoteRow, OrderRow } from '../rows'

// What leaves the background: the entity, without what a row keeps for our own bookkeeping.

/** @returns the contact as it goes to a page. */
export function toContact(row: ContactRow): Contact {
  const { words: _1, nameKey: _2, recency: _3, tagKeys: _4, tagRecency: _5, ...keyless } = row
  const { heatKey: _9, tagHeat: _10, workedGrade: _11, workedHeat: _12, ...rest } = keyless
  const {
    purgeAt: _6,
    activityAt: _7,
    nextFollowUpAt: _8,
    mergedInto: _13,
    isMerged: _15,
    blockKeys: _14,
    ownerKey: _16,
    ...contact
  } = rest
  return contact
}

/** @returns what a list shows of a contact. */
export function toBrief(row: ContactRow): ContactBrief {
  const { id, kind, name, phone, company, updatedAt, nextFollowUpAt, ownerId } = row
  const [grade, heat] = [gradeThatCounts(row), heatThatCounts(row)]
  return {
    id,
    kind,
    name,
    updatedAt,
    ...(phone !== undefined && { phone }),
    ...(company !== undefined && { company }),
    ...(grade !== undefined && { grade }),
    ...(heat !== undefined && { heat }),
    tagIds: Object.keys(row.tags),
    ...(nextFollowUpAt !== undefined && { nextFollowUpAt }),
    ...(ownerId !== undefined && { ownerId }),
  }
}

/** @returns the deal as it goes to a page. */
export function toDeal(row: DealRow): Deal {
  const { stageKey: _, ...deal } = row
  return deal
}

/** @returns the order as it goes to a page. */
export function toOrder(row: OrderRow): Order {
  const { liveAt: _, ...order } = row
  return order
}

/** @returns the note as it goes to a page. */
export function toNote(row: NoteRow): Note {
  const { liveAt: _1, pinKey: _2, ...note } = row
  return note
}

/** @returns the follow-up as it goes to a page. */
export function toFollowUp(row: FollowUpRow): FollowUp {
  const { openAt: _1, alarmAt: _2, owedKey: _3, noticeKey: _4, cancelledAt: _7, theirsKey: _9, ...rest } = row
  const { owedAt: _5, noticeId: _6, onScreen: _8, leftUntil: _10, ...followUp } = rest
  return followUp
}
