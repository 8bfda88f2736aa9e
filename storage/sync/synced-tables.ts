import type { UserTable } from '../rows'

/** In an order in which each row finds what it names. */
export const SYNCED_TABLES = [
  'tags',
  'contacts',
  'aliases',
  'products',
  'replies',
  'suggestionRules',
  'tagRules',
  'notes',
  'deals',
  'orders',
  'followUps',
  'sealedTexts',
  'teamSettings',
] as const satisfies readonly UserTable[]
export type SyncedTable = (typeof SYNCED_TABLES)[number]

/**
 * What of a table goes to the team. What is not named stays here: each device works it out, or it is about this device.
 * - plain: values as they are
 * - sets: one field for each element, `tags.<id>`
 * - labelled: likewise, of elements that a person named: the field is made of the name, its value is [name, value]
 */
export type Shape = {
  plain: readonly string[]
  sets?: readonly string[]
  labelled?: readonly string[]
  /** Sets that are there when they are empty. */
  required?: readonly string[]
}

const TIMES = ['createdAt', 'updatedAt', 'deletedAt'] as const

export const SHAPES: Record<SyncedTable, Shape> = {
  tags: { plain: ['name', 'color', 'folder', 'createdAt', 'deletedAt'] },
  contacts: {
    plain: [
      'kind',
      'name',
      'firstName',
      'phone',
      'company',
      'email',
      'role',
      'language',
      'timeZone',
      'source',
      'channel',
      'owner',
      'ownerId',
      'teamId',
      'grade',
      'heat',
      'quiet',
      'handledAt',
      'mergedInto',
      'isMerged',
      ...TIMES,
    ],
    sets: ['tags', 'consents', 'refusedTags'],
    labelled: ['custom'],
    required: ['tags', 'custom'],
  },
  aliases: { plain: ['account', 'kind', 'value', 'contactId', 'learntBy', 'createdAt'] },
  products: {
    plain: ['name', 'sku', 'stock', 'link', 'note', ...TIMES],
    sets: ['prices'],
    required: ['prices'],
  },
  replies: {
    plain: ['shortcut', 'title', 'body', 'language', 'folder', 'archivedAt', 'reviewedAt', ...TIMES],
    sets: ['variants'],
    labelled: ['labels'],
    required: ['labels'],
  },
  // How often one was waved away is each person's own matter.
  suggestionRules: {
    plain: ['name', 'isOn', 'condition', 'replyId', 'language', 'task', ...TIMES],
    sets: ['onlyTags'],
  },
  tagRules: { plain: ['name', 'tagId', 'match', 'groups', 'on', ...TIMES] },
  notes: { plain: ['contactId', 'text', 'pinnedAt', ...TIMES] },
  deals: {
    plain: [
      'contactId',
      'title',
      'amountMinor',
      'currency',
      'stageId',
      'expectedClose',
      'note',
      'stageAt',
      'rank',
      'closedAt',
      ...TIMES,
    ],
  },
  orders: {
    plain: ['contactId', 'at', 'amountMinor', 'currency', 'productId', 'dealId', 'note', ...TIMES],
  },
  followUps: {
    plain: [
      'contactId',
      'dueAt',
      'timeZone',
      'note',
      'condition',
      'rule',
      'startsAt',
      'replyId',
      'armedAt',
      'state',
      'firedAt',
      'doneAt',
      'outcome',
      ...TIMES,
    ],
  },
  sealedTexts: { plain: ['contactId', 'sealed'] },
  teamSettings: { plain: ['part', 'key', 'rank', 'deletedAt'], sets: ['value'], required: ['value'] },
}

/** Of a row that was taken out for good, or of somebody who is to be forgotten; when. */
export const DELETED = 'deletedAt'
export const ERASED = 'erasedAt'

const SYNCED: ReadonlySet<string> = new Set(SYNCED_TABLES)
const WITHOUT_CONTACT: ReadonlySet<SyncedTable> = new Set([
  'tags',
  'contacts',
  'products',
  'replies',
  'suggestionRules',
  'tagRules',
  'teamSettings',
])

/** @returns whether rows of a table go to the team. */
export function isSynced(table: string): table is SyncedTable {
  return SYNCED.has(table)
}

/** @returns whether rows of a table belong to a contact. */
export function isChild(table: SyncedTable): boolean {
  return !WITHOUT_CONTACT.has(table)
}

/** @returns the id under which a row is known in the tables of the team. */
export function rowKey(table: string, id: string): string {
  return `${table}|${id}`
}

/** @returns the table and the id of such a key. */
export function splitKey(key: string): { table: string; id: string } {
  const at = key.indexOf('|')
  return { table: key.slice(0, at), id: key.slice(at + 1) }
}
