import type { Migration } from './migration'

/**
 * The first released tables. What is indexed beside an entity's own fields is derived (storage/derive) and absent from
 * rows in the trash, so that a list never meets them.
 */
export const initial: Migration = {
  version: 1,
  stores: {
    contacts: 'id, *words, [nameKey+id], [recency+id], *tagKeys, *tagRecency, purgeAt',
    aliases: 'id, contactId, [kind+value]',
    notes: 'id, contactId, [contactId+liveAt+id], [contactId+pinKey], deletedAt',
    tags: 'id, deletedAt',
    replies: 'id, deletedAt',
    replyUses: 'id',
    followUps: 'id, contactId, [openAt+id], [contactId+openAt], alarmAt, owedKey, noticeKey, deletedAt',
    messages: 'id, contactId, [contactId+at]',
    activity: 'id',
    history: 'id, at, *rowIds',
    meta: 'key',
  },
}
