import { Dexie } from 'dexie'
import { fold } from '@/utils/text/fold'
import type { Database } from '../database'
import type { NoteRow } from '../rows'
import type { Page } from '../protocol/shared'
import type { Note } from '../schema/note'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { toNote } from './wire'

const CHUNK = 200

/** @returns a contact's notes that hold every word of `search`, apart from case and accents, newest first. */
export async function searchNotes(
  contactId: string,
  search: string,
  limit: number,
  cursor?: string,
): Promise<Page<Note>> {
  const words = fold(search).split(/\s+/).filter(Boolean)
  const isFound = ({ text }: NoteRow): boolean => {
    const folded = fold(text)
    return words.every((word) => folded.includes(word))
  }
  return snapshot(async (db) => {
    const found: NoteRow[] = []
    let before = cursor === undefined ? [Dexie.maxKey] : [...parseCursor(cursor, 2)]
    while (found.length <= limit) {
      const rows = await notesBefore(db, contactId, before)
      found.push(...rows.filter(isFound))
      const last = rows.at(-1)
      if (last === undefined || rows.length < CHUNK) break
      before = [last.createdAt, last.id]
    }
    const page = toPage(found, limit, (row) => [row.createdAt, row.id])
    return { ...page, rows: page.rows.map(toNote) }
  })
}

async function notesBefore(db: Database, contactId: string, before: unknown[]): Promise<NoteRow[]> {
  return db.notes
    .where('[contactId+liveAt+id]')
    .between([contactId, Dexie.minKey], [contactId, ...before], true, false)
    .reverse()
    .limit(CHUNK)
    .toArray()
}
