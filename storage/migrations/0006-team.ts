import type { Migration } from './migration'

/** What is in step with a team's server, and what waits to be sent to it. Rewrites no row. */
export const team: Migration = {
  version: 6,
  stores: {
    syncState: 'id',
    syncRows: 'id, bucket',
    outbox: 'id, row',
    sentMutations: 'id, at',
    refusals: 'id, at',
    conflicts: 'id, row, at',
  },
}
