import { keysOf } from '@/utils/duplicates/find'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import { nameKeyOf } from '@/utils/text/sort-key'
import type {
  AnyRow,
  ContactRow,
  DealRow,
  FollowUpRow,
  NoteRow,
  OrderRow,
  RowOf,
  StoredReply,
  UserTable,
} from '../rows'
import { heatKeysOf } from './heat-keys'
import { asTheirs } from './ownership'
import { recencyKey, recencyOf } from './recency'
import { searchWords } from './search-words'
import { KEY_SEPARATOR } from './separator'

/** @returns the row with the index fields of its table. What lists are made of is absent from rows in the trash. */
export function deriveRow(table: UserTable, row: AnyRow): AnyRow {
  if (table === 'contacts') return deriveContact(row as RowOf<'contacts'>)
  if (table === 'notes') return deriveNote(row as RowOf<'notes'>)
  if (table === 'followUps') return deriveFollowUp(row as RowOf<'followUps'>)
  if (table === 'deals') return deriveDeal(row as RowOf<'deals'>)
  if (table === 'orders') return deriveOrder(row as RowOf<'orders'>)
  if (table === 'replies') return deriveReply(row as RowOf<'replies'>)
  return row
}

/** @returns a stored follow-up with the index fields it must have; `isTheirs`: it is of a colleague's contact. */
export function followUpOf(row: FollowUpRow, isTheirs: boolean): FollowUpRow {
  const { openAt: _1, alarmAt: _2, owedKey: _3, noticeKey: _4, cancelledAt: _5, theirsKey: _6, ...bare } = row
  const derived = deriveFollowUp(bare)
  return isTheirs ? asTheirs(derived) : derived
}

function deriveContact(row: RowOf<'contacts'>): ContactRow {
  if (row.deletedAt !== undefined) return row
  const nameKey = nameKeyOf(row.name)
  const recency = recencyOf(row)
  const tagIds = Object.keys(row.tags)
  return {
    ...row,
    words: searchWords(row),
    nameKey,
    recency,
    blockKeys: keysOf(row),
    ...(row.ownerId !== undefined && { ownerKey: row.ownerId }),
    tagKeys: tagIds.map((tagId) => [tagId, nameKey, row.id].join(KEY_SEPARATOR)),
    tagRecency: tagIds.map((tagId) => [tagId, recencyKey(recency), row.id].join(KEY_SEPARATOR)),
    ...heatKeysOf(row),
  }
}

function deriveDeal(row: RowOf<'deals'>): DealRow {
  return row.deletedAt === undefined ? { ...row, stageKey: row.stageId } : row
}

function deriveOrder(row: RowOf<'orders'>): OrderRow {
  return row.deletedAt === undefined ? { ...row, liveAt: row.at } : row
}

function deriveReply(row: RowOf<'replies'>): StoredReply {
  const mediaKeys = Object.keys(row.media ?? {})
  return {
    ...row,
    ...(mediaKeys.length > 0 && { mediaKeys }),
    ...(row.deletedAt === undefined && { shortcutKey: shortcutKeyOf(row.shortcut) }),
  }
}

function deriveNote(row: RowOf<'notes'>): NoteRow {
  if (row.deletedAt !== undefined) return row
  return { ...row, liveAt: row.createdAt, ...(row.pinnedAt !== undefined && { pinKey: row.pinnedAt }) }
}

function deriveFollowUp(row: RowOf<'followUps'>): FollowUpRow {
  if (row.deletedAt !== undefined) return row
  // What is owed or claimed stays on the row of one that is done: undo must still show what was never shown.
  if (row.state === 'done') {
    const { outcome, doneAt } = row
    return outcome === 'replied' && doneAt !== undefined ? { ...row, cancelledAt: doneAt } : row
  }
  const { dueAt, owedAt, noticeId, leftUntil = dueAt } = row
  // Put off elsewhere, it waits for its time again, whatever was claimed or owed here before.
  if (row.state === 'due') return { ...row, openAt: dueAt, alarmAt: Math.max(dueAt, leftUntil) }
  const isOwed = owedAt !== undefined
  return {
    ...row,
    openAt: dueAt,
    ...(row.state === 'firing' && !isOwed && { alarmAt: dueAt }),
    ...(isOwed && { owedKey: owedAt }),
    ...(noticeId !== undefined && { noticeKey: noticeId }),
  }
}
