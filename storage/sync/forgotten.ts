import { DELETED, ERASED } from './synced-tables.ts'

/** Where a row is, and that it is no more: they stay when all else of it is to be forgotten. */
const KEPT: ReadonlySet<string> = new Set(['ownerId', 'teamId', 'contactId', DELETED, ERASED])

/** @returns whether a field stays when what its row says is to be forgotten. */
export function staysOfForgotten(field: string): boolean {
  return KEPT.has(field)
}
