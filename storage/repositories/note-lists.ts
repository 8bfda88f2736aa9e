import { Dexie } from 'dexie'
import type { Database } from '../database'
import type { Page } from '../protocol/shared'
import type { Note } from '../schema/note'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { toNote } from './wire'

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
