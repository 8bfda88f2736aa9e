import { Dexie } from 'dexie'
import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { DueFollowUp } from '../protocol/ui'
import type { Page, Target, Written } from '../protocol/shared'
import type { FollowUp } from '../schema/follow-up'
import type { Database } from '../database'
import type { FieldValues, FollowUpRow } from '../rows'
import { OPEN_FOLLOW_UPS } from '../write/aggregates'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot, transact, type Transaction } from '../write/transact'
import { readCount } from './counts'
import { parseCursor, toPage } from './cursors'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'
import { toBrief, toFollowUp } from './wire'

/** `dueAt` is epoch ms; `timeZone` the zone it was set in. */
export type FollowUpDraft = { id: string; dueAt: number; timeZone: string; note?: string | undefined }

const MAX_ON_CARD = 20

/** Sets a follow-up, or moves the one of this id; one that is due in the past fires at once. */
export async function setFollowUp(
  target: Target,
  newContactId: string,
  draft: FollowUpDraft,
): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const change = await followUpChange(tx, contactId, draft)
    return { contactId, ...(await mutate([...changes, change], 'followUps.set')) }
  })
}

/**
 * @returns what sets a follow-up, or moves the one of this id.
 * @throws AppError 'conflict' when that one is another contact's.
 */
export async function followUpChange(
  tx: Transaction,
  contactId: string,
  draft: FollowUpDraft,
): Promise<Change> {
  const old = await tx.db.followUps.get(draft.id)
  if (old !== undefined && old.contactId !== contactId) throw new AppError('conflict', 'followUps')
  return old === undefined ? createChange(draft, contactId) : moveChange(draft, old)
}

/** The person dealt with it. */
export async function finishFollowUp(id: string): Promise<Written> {
  return transact(async (tx) => {
    const { contactId, state } = await requireFollowUp(tx, id)
    if (state === 'done') return { contactId }
    const set = { state: 'done', doneAt: clockNow() }
    return { contactId, ...(await mutate([{ table: 'followUps', id, set }], 'followUps.done')) }
  })
}

/** Puts a follow-up off until `dueAt` (epoch ms). */
export async function snoozeFollowUp(id: string, dueAt: number): Promise<Written> {
  return transact(async (tx) => {
    const old = await requireFollowUp(tx, id)
    const change: Change = { table: 'followUps', id, set: rearmed(old, dueAt) }
    return { contactId: old.contactId, ...(await mutate([change], 'followUps.snooze')) }
  })
}

/** Puts a follow-up into the trash. */
export async function removeFollowUp(id: string): Promise<Written> {
  return transact(async (tx) => {
    const row = await tx.db.followUps.get(id)
    if (row === undefined) throw new AppError('not-found', 'followUps')
    const { contactId, deletedAt } = row
    if (deletedAt !== undefined) return { contactId }
    const change: Change = { table: 'followUps', id, set: { deletedAt: clockNow() } }
    return { contactId, ...(await mutate([change], 'followUps.remove')) }
  })
}

/** @returns open follow-ups by their time, so overdue ones come first; `total` counts all open ones. */
export async function pageFollowUps(limit: number, cursor?: string): Promise<Page<DueFollowUp>> {
  return snapshot(async (db) => {
    const after = cursor === undefined ? [Dexie.minKey, Dexie.minKey] : [...parseCursor(cursor, 2)]
    const rows = await db.followUps
      .where('[openAt+id]')
      .above(after)
      .limit(limit + 1)
      .toArray()
    const page = toPage(rows, limit, (row) => [row.dueAt, row.id])
    const contacts = await db.contacts.bulkGet(page.rows.map(({ contactId }) => contactId))
    const shown = page.rows.flatMap((row, at) => {
      const contact = contacts[at]
      return contact === undefined ? [] : [{ ...toFollowUp(row), contact: toBrief(contact) }]
    })
    return { ...page, rows: shown, total: await readCount(db, OPEN_FOLLOW_UPS) }
  })
}

/** @returns a contact's open follow-ups, the next one first. */
export async function openFollowUps(db: Database, contactId: string): Promise<FollowUp[]> {
  const rows = await db.followUps
    .where('[contactId+openAt]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .limit(MAX_ON_CARD)
    .toArray()
  return rows.map(toFollowUp)
}

/** @returns whose follow-up it is; undefined for an unknown one. */
export async function contactOfFollowUp(id: string): Promise<string | undefined> {
  return snapshot(async (db) => (await db.followUps.get(id))?.contactId)
}

function createChange({ id, dueAt, timeZone, note }: FollowUpDraft, contactId: string): Change {
  const now = clockNow()
  const row = { id, contactId, dueAt, timeZone, state: 'due' as const, createdAt: now, updatedAt: now }
  return { table: 'followUps', create: note === undefined ? row : { ...row, note } }
}

function moveChange({ id, dueAt, timeZone, note }: FollowUpDraft, old: FollowUpRow): Change {
  return { table: 'followUps', id, set: { ...rearmed(old, dueAt), timeZone, note: note ?? null } }
}

/** Another time makes it due again; the same time leaves it in its state, so that a repeat never fires it twice. */
function rearmed(old: FollowUpRow, dueAt: number): FieldValues {
  if (old.dueAt === dueAt) return {}
  return { dueAt, state: 'due', firedAt: null, doneAt: null, deletedAt: null, owedAt: null, noticeId: null }
}

async function requireFollowUp(tx: Transaction, id: string): Promise<FollowUpRow> {
  const row = await tx.db.followUps.get(id)
  if (row === undefined || row.deletedAt !== undefined) throw new AppError('not-found', 'followUps')
  return row
}
