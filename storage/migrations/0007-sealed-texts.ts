import type { Migration } from './migration'

/** Texts of messages as a team has them, and which of one's own are still to go there. Rewrites no row. */
export const sealedTexts: Migration = {
  version: 7,
  stores: {
    texts: 'id, contactId, [contactId+at], *words, isPending, [toShare+id]',
    sealedTexts: 'id, contactId, textId, [waits+id]',
  },
}
