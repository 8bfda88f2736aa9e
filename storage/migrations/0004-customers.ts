import type { Migration } from './migration'

/** Deals, orders, rules for tags, the score with its evidence, and what happened to a contact. */
export const customers: Migration = {
  version: 4,
  stores: {
    contacts: 'id, *words, [nameKey+id], [recency+id], *tagKeys, *tagRecency, purgeAt, [heatKey+id]',
    deals: 'id, contactId, [stageKey+rank], [stageId+closedAt], deletedAt',
    orders: 'id, contactId, [contactId+liveAt], liveAt, deletedAt',
    tagRules: 'id, deletedAt',
    evidence: 'id',
    scores: 'id',
    events: 'id, contactId, [contactId+at]',
    distinct: 'id, *contactIds',
  },
}
