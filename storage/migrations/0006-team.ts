import type { Migration } from './migration'

/**
 * What is in step with a team's server, what waits to be sent to it, and whose contacts are whose: keys that are there in a
 * team alone. Rewrites no row.
 */
export const team: Migration = {
  version: 6,
  stores: {
    contacts:
      'id, *words, [nameKey+id], [recency+id], *tagKeys, *tagRecency, *blockKeys, purgeAt, [heatKey+id], *tagHeat, [ownerKey+nameKey+id], [ownerKey+recency+id], [ownerKey+heatKey+id]',
    followUps:
      'id, contactId, [openAt+id], [contactId+openAt], alarmAt, owedKey, noticeKey, deletedAt, cancelledAt, theirsKey',
    syncState: 'id',
    syncRows: 'id, bucket',
    outbox: 'id, row',
    sentMutations: 'id, at, row',
    refusals: 'id, at',
    conflicts: 'id, row, at',
  },
}
