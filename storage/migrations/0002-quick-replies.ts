import type { Migration } from './migration'

/**
 * Quick replies with files, versions, statistics, products and suggestions. `shortcutKey` finds a reply that another
 * one names, `mediaKeys` and `pictureId` find who still needs a file, and `batchId` the parts of one large action in their order.
 */
export const quickReplies: Migration = {
  version: 2,
  stores: {
    replies: 'id, deletedAt, shortcutKey, *mediaKeys',
    replyVersions: 'id, [replyId+at]',
    replyEvents: 'id, replyId, contactId, openAt, anonymousAt, [contactId+at]',
    replyAnswers: 'id, contactId, replyId',
    media: 'id, deletedAt',
    mediaChunks: 'id, mediaId, at',
    products: 'id, deletedAt, pictureId',
    suggestionRules: 'id, deletedAt',
    suggestionDismissals: 'id, contactId, ruleId',
    history: 'id, at, *rowIds, [batchId+part]',
  },
  upgrade: async (transaction) => {
    await transaction
      .table<{ shortcut: string; shortcutKey?: string; deletedAt?: number }>('replies')
      .toCollection()
      .modify((row) => {
        if (row.deletedAt === undefined) row.shortcutKey = row.shortcut.normalize('NFC').toLowerCase()
      })
  },
}
