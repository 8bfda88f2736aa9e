import type { Table } from 'dexie'
import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { mergedPatch } from '@/utils/duplicates/merge'
import { DAY_MS, TRASH_DAYS } from '../limits'
import type { Written } from '../protocol/shared'
import type { FieldValues, MovedRows, ReplacedRow, RowOf } from '../rows'
import type { Message } from '../schema/message'
import { moveRows, replaceRow } from '../write/beside'
import type { Change } from '../write/change'
import { followTexts } from '../write/follow-texts'
import { mutate } from '../write/mutate'
import { isSame } from '../write/paths'
import { getRow } from '../write/put-row'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { markMessages } from './chat-mark'
import { rebuildEvidence } from './evidence'
import { toldTwice } from './imported-messages'
import { mergeDerived } from './merge-derived'
import { requireContact } from './target'

/** Fields with an element for each key, which are taken back one by one. */
const SETS = ['tags', 'custom', 'consents', 'autoTags', 'refusedTags'] as const
const MOVED_ROWS = ['notes', 'followUps', 'deals', 'orders', 'aliases', 'sealedTexts'] as const

/**
 * Makes one contact of two: everything of `loseId` becomes part of `keepId`, which takes the fields `take` from it. What
 * goes stays in the trash for 30 days, so that one undo brings both back.
 * @throws AppError 'not-found', 'bad-request' for two of different kinds.
 */
export async function mergeContacts(
  keepId: string,
  loseId: string,
  take: readonly string[],
): Promise<Written> {
  return transact(async (tx) => {
    const keep = await requireContact(tx, keepId)
    const gone = await tx.db.contacts.get(loseId)
    if (gone?.mergedInto === keepId) return { contactId: keepId }
    const lose = await requireContact(tx, loseId)
    assertMergeable(keep, lose)
    const twice = await takeToldTwice(tx, keepId, loseId)
    const changes = [
      ...(await contactChanges(tx, keep, lose, take)),
      ...(await rowChanges(tx, keepId, loseId)),
      ...twice.map((id): Change => ({ table: 'messages', id, remove: true })),
    ]
    const beside = await moveBeside(tx, keep, lose, new Set(twice))
    const written = await mutate(changes, 'contacts.merge', beside)
    for (const id of [keepId, loseId]) rebuildEvidence(tx, id)
    return { contactId: keepId, ...written }
  })
}

/** @throws AppError 'bad-request' for one and the same, or for a person and a group. */
export function assertMergeable(keep: RowOf<'contacts'>, lose: RowOf<'contacts'>): void {
  if (keep.id === lose.id || keep.kind !== lose.kind) throw new AppError('bad-request', 'contacts.kind')
}

async function contactChanges(
  tx: Transaction,
  keep: RowOf<'contacts'>,
  lose: RowOf<'contacts'>,
  take: readonly string[],
): Promise<Change[]> {
  const now = clockNow()
  const old = (await getRow(tx, 'contacts', keep.id)) as RowOf<'contacts'>
  const activityAt = Math.max(keep.activityAt ?? 0, lose.activityAt ?? 0)
  const merged = { ...mergedPatch(keep, lose, take), isMerged: 1 }
  const patch = { ...merged, ...(activityAt > 0 && { activityAt }) }
  const gone = { deletedAt: now, purgeAt: now + TRASH_DAYS * DAY_MS, mergedInto: keep.id }
  return [
    { table: 'contacts', id: lose.id, set: gone },
    { table: 'contacts', id: keep.id, set: pathsOf(old, patch) },
  ]
}

/** By element, so that what else changes in a set until then survives an undo. */
function pathsOf(old: FieldValues, patch: FieldValues): FieldValues {
  const set: FieldValues = {}
  for (const [field, value] of Object.entries(patch)) {
    if (!SETS.some((name) => name === field)) {
      set[field] = value ?? null
      continue
    }
    const [before, after] = [elements(old[field]), elements(value)]
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!isSame(before[key], after[key])) set[`${field}.${key}`] = after[key] ?? null
    }
  }
  return set
}

function elements(value: unknown): FieldValues {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** What is in the trash goes along: it may come back. Of two pinned notes the one that was there stays pinned. */
async function rowChanges(tx: Transaction, keepId: string, loseId: string): Promise<Change[]> {
  const changes: Change[] = []
  for (const table of MOVED_ROWS) {
    const rows: Table<unknown, string> = tx.db.table(table)
    const ids = await rows.where('contactId').equals(loseId).primaryKeys()
    changes.push(...ids.map((id): Change => ({ table, id, set: { contactId: keepId } })))
  }
  const notes = await tx.db.notes.where('contactId').anyOf(keepId, loseId).toArray()
  const pinned = notes.filter(({ pinnedAt, deletedAt }) => pinnedAt !== undefined && deletedAt === undefined)
  if (!pinned.some(({ contactId }) => contactId === keepId)) return changes
  const second = pinned.filter(({ contactId }) => contactId === loseId)
  return [...changes, ...second.map(({ id }): Change => ({ table: 'notes', id, set: { pinnedAt: null } }))]
}

/**
 * Messages that an exported chat told of one of the two, and that the other one has as well. What is kept of their texts
 * goes to those that stay.
 * @returns the ids of those that are to go.
 */
async function takeToldTwice(tx: Transaction, keepId: string, loseId: string): Promise<string[]> {
  const twice = toldTwice(await timedMessages(tx, keepId), await timedMessages(tx, loseId))
  await followTexts(
    tx,
    twice.map(({ row, other }) => ({ old: row, next: other })),
  )
  return twice.map(({ row }) => row.id)
}

async function timedMessages(tx: Transaction, contactId: string): Promise<(Message & { at: number })[]> {
  const rows = await tx.db.messages.where('contactId').equals(contactId).toArray()
  return rows.flatMap((row) => (row.at === undefined ? [] : [{ ...row, at: row.at }]))
}

async function moveBeside(
  tx: Transaction,
  keep: RowOf<'contacts'>,
  lose: RowOf<'contacts'>,
  gone: ReadonlySet<string>,
): Promise<{ moved: MovedRows[]; replaced: ReplacedRow[] }> {
  const aliases = await tx.db.aliases.where('contactId').anyOf(keep.id, lose.id).toArray()
  const namesOf = (id: string) => aliases.filter(({ contactId }) => contactId === id)
  const moved = [
    ...(await markMessages(tx, keep.id, keep.id, namesOf(keep.id))),
    ...(await markMessages(tx, lose.id, keep.id, namesOf(lose.id))),
    ...(await moveRows(tx, 'events', lose.id, keep.id)),
    ...(await moveRows(tx, 'replyEvents', lose.id, keep.id)),
  ]
  const replaced = await mergeDerived(tx, keep.id, lose.id, gone)
  const what = { kind: 'merged', name: lose.name, otherId: lose.id }
  const event = { id: newId(), contactId: keep.id, at: clockNow(), what }
  return { moved, replaced: [...replaced, ...(await replaceRow(tx, 'events', event.id, keep.id, event))] }
}
