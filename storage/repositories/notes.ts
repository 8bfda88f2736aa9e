import { Dexie } from 'dexie'
import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Page, Target, Written } from '../protocol/shared'
import type { Note } from '../schema/note'
import type { Database } from '../database'
import type { NoteRow } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot, transact, type Transaction } from '../write/transact'
import { parseCursor, toPage } from './cursors'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'
import { toNote } from './wire'

/** A note of the id `id`, for a contact or for a chat, which gets a card of the id `newContactId` when it has none. */
export async function addNote(
  target: Target,
  { id, newContactId, text }: { id: string; newContactId: string; text: string },
): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const now = clockNow()
    const note = { id, contactId, text, createdAt: now, updatedAt: now }
    return { contactId, ...(await mutate([...changes, { table: 'notes', create: note }], 'notes.add')) }
  })
}

/** Replaces a note's text. */
export async function editNote(id: string, text: string): Promise<Written> {
  return transact(async (tx) => {
    const { contactId } = await requireNote(tx, id)
    return { contactId, ...(await mutate([{ table: 'notes', id, set: { text } }], 'notes.edit')) }
  })
}

/** Pins a note to the top of its card, in place of the one that was there; or unpins it. */
export async function pinNote(id: string, pinned: boolean): Promise<Written> {
  return transact(async (tx) => {
    const { contactId, pinnedAt } = await requireNote(tx, id)
    if (pinned === (pinnedAt !== undefined)) return { contactId }
    const others = pinned ? await pinnedNotes(tx.db, contactId) : []
    const changes: Change[] = [
      ...others.map((note): Change => ({ table: 'notes', id: note.id, set: { pinnedAt: null } })),
      { table: 'notes', id, set: { pinnedAt: pinned ? clockNow() : null } },
    ]
    return { contactId, ...(await mutate(changes, 'notes.pin')) }
  })
}

/** Puts a note into the trash. */
export async function removeNote(id: string): Promise<Written> {
  return transact(async (tx) => {
    const note = await tx.db.notes.get(id)
    if (note === undefined) throw new AppError('not-found', 'notes')
    const { contactId, deletedAt } = note
    if (deletedAt !== undefined) return { contactId }
    const change: Change = { table: 'notes', id, set: { deletedAt: clockNow() } }
    return { contactId, ...(await mutate([change], 'notes.remove')) }
  })
}

/** @returns a contact's notes, newest first; pinned ones stand among them. */
export async function pageNotes(contactId: string, limit: number, cursor?: string): Promise<Page<Note>> {
  return snapshot(async (db) => {
    const before = cursor === undefined ? [Dexie.maxKey] : parseCursor(cursor, 2)
    const rows = await db.notes
      .where('[contactId+liveAt+id]')
      .between([contactId, Dexie.minKey], [contactId, ...before], true, false)
      .reverse()
      .limit(limit + 1)
      .toArray()
    const page = toPage(rows, limit, (row) => [row.createdAt, row.id])
    return { ...page, rows: page.rows.map(toNote) }
  })
}

/** @returns the notes pinned to the top of a card, the last pinned first. */
export async function pinnedNotes(db: Database, contactId: string): Promise<Note[]> {
  const rows = await db.notes
    .where('[contactId+pinKey]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .reverse()
    .toArray()
  return rows.map(toNote)
}

async function requireNote(tx: Transaction, id: string): Promise<NoteRow> {
  const note = await tx.db.notes.get(id)
  if (note === undefined || note.deletedAt !== undefined) throw new AppError('not-found', 'notes')
  return note
}
