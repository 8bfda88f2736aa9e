import { Dexie } from 'dexie'
import { isMine } from '../derive/ownership'
import type { Database } from '../database'
import type { DueFollowUp } from '../protocol/follow-ups'
import type { Page } from '../protocol/shared'
import { ownUserId } from '../write/own-user'
import { snapshot } from '../write/snapshot'
import { parseCursor, toPage } from './cursors'
import { pageFollowUps, withContacts } from './follow-up-lists'

const CHUNK = 500

/**
 * @returns open follow-ups of the person's own contacts and of those that are nobody's, by their time; all of them without a
 * team. No index knows whose they are: the open ones are walked, a chunk at a time. How many there are is not counted.
 */
export async function pageOfMine(limit: number, cursor?: string): Promise<Page<DueFollowUp>> {
  return snapshot(async (db) => {
    const ownId = await ownUserId(db)
    if (ownId === undefined) return pageFollowUps(limit, cursor)
    const found = await walk(db, ownId, limit, cursor)
    return toPage(found, limit, (row) => [row.dueAt, row.id])
  })
}

async function walk(
  db: Database,
  ownId: string,
  limit: number,
  cursor: string | undefined,
): Promise<DueFollowUp[]> {
  const found: DueFollowUp[] = []
  let after = cursor === undefined ? [Dexie.minKey, Dexie.minKey] : [...parseCursor(cursor, 2)]
  for (;;) {
    const rows = await db.followUps.where('[openAt+id]').above(after).limit(CHUNK).toArray()
    const shown = await withContacts(db, rows)
    found.push(...shown.filter(({ contact }) => isMine(contact, ownId)))
    const last = rows.at(-1)
    if (last === undefined || rows.length < CHUNK || found.length > limit) return found.slice(0, limit + 1)
    after = [last.openAt ?? Dexie.minKey, last.id]
  }
}
