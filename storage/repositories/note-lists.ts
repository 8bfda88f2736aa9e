import { MAX_KEY, MIN_KEY, type Source } from '../read/source'
import type { Page } from '../protocol/shared'
import type { Note } from '../schema/note'
import { read } from '../read/read'
import { parseCursor, toPage } from './cursors'
import { toNote } from './wire'

/** @returns a contact's notes, newest first; pinned ones stand among them. */
export async function pageNotes(contactId: string, limit: number, cursor?: string): Promise<Page<Note>> {
  return read((db) => notesBefore(db, contactId, limit, cursor))
}

/** @returns the same, read from `db`. */
export async function notesBefore(
  db: Source,
  contactId: string,
  limit: number,
  cursor?: string,
): Promise<Page<Note>> {
  const before = cursor === undefined ? [MAX_KEY] : parseCursor(cursor, 2)
  const rows = await db.notes
    .where('[contactId+liveAt+id]')
    .between([contactId, MIN_KEY], [contactId, ...before], true, false)
    .reverse()
    .limit(limit + 1)
    .toArray()
  const page = toPage(rows, limit, (row) => [row.createdAt, row.id])
  return { ...page, rows: page.rows.map(toNote) }
}

/** @returns the notes pinned to the top of a card, the last pinned first. */
export async function pinnedNotes(db: Source, contactId: string): Promise<Note[]> {
  const rows = await db.notes
    .where('[contactId+pinKey]')
    .between([contactId, MIN_KEY], [contactId, MAX_KEY])
    .reverse()
    .toArray()
  return rows.map(toNote)
}
