import type { Migration } from './migration'

/** Imports of contacts, texts of messages, and what changed since the last backup. Rewrites no row. */
export const data: Migration = {
  version: 5,
  stores: {
    imports: 'id, at',
    texts: 'id, contactId, [contactId+at], *words, isPending',
    backupMarks: 'id, [generation+id]',
  },
}
