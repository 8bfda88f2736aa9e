/** What is small and is given whole each time, in an order in which each refers only to what is there already. */
export const PEOPLE_TABLES = [
  'users',
  'teams',
  'team_members',
  'devices',
  'shares',
  'key_epochs',
  'key_grants',
  'key_recovery',
  'clients',
] as const
/** What only grows in numbers, and of which a backup holds what came after the last one. */
export const NUMBERED_TABLES = ['rows', 'gone', 'history'] as const
/** All that is in a backup. Invites are not: one that was used since would work again. */
export const TABLES = ['workspaces', ...PEOPLE_TABLES, 'mutations', ...NUMBERED_TABLES] as const

export type Table = (typeof TABLES)[number]
