import type { Migration } from './migration'

/** The settings a team has in common, while there is a team. Rewrites no row. */
export const teamSettings: Migration = {
  version: 8,
  stores: { teamSettings: 'id' },
}
