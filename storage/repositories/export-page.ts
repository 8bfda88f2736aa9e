import type { Database } from '../database'
import { searchGroups } from '../derive/search-words'
import type { ExportedContact } from '../protocol/data'
import type { Page } from '../protocol/shared'
import type { ContactRow } from '../rows'
import { snapshot } from '../write/snapshot'
import { fewIds, type RowTest, testOf } from './contact-search'
import { parseCursor } from './cursors'
import { exportedContacts } from './exported-contacts'

type ExportQuery = {
  search?: string | undefined
  tagId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Contacts that one page looks at, at most, when few of them are of the filter. */
const LOOKED = 2_000
const CHUNK = 500

/**
 * @returns contacts of a filter with all that belongs to them, in the order of their ids, as one state of the database. A page
 * may be short, or empty, though others follow.
 */
export async function pageExport({
  search = '',
  tagId,
  cursor,
  limit,
}: ExportQuery): Promise<Page<ExportedContact>> {
  return snapshot(async (db) => {
    const groups = searchGroups(search)
    if (groups.length === 0 && search.trim() !== '') return { rows: [] }
    const isOf = testOf(groups, tagId)
    const after = cursor === undefined ? '' : String(parseCursor(cursor, 1)[0])
    const few = await fewIds(db, groups, tagId)
    const { rows, stop } =
      few === undefined ? await walk(db, isOf, after, limit) : await pick(db, few, isOf, after, limit)
    const isWhole = groups.length === 0 && tagId === undefined
    const exported = await exportedContacts(db, rows, isWhole)
    return { rows: exported, ...(stop !== undefined && { next: JSON.stringify([stop]) }) }
  })
}

type Found = { rows: ContactRow[]; stop: string | undefined }

async function pick(
  db: Database,
  ids: readonly string[],
  isOf: RowTest,
  after: string,
  limit: number,
): Promise<Found> {
  const left = ids.filter((id) => id > after).toSorted()
  const rows = (await db.contacts.bulkGet(left))
    .flatMap((row) => row ?? [])
    .filter((row) => isLive(row, isOf))
  const shown = rows.slice(0, limit)
  return { rows: shown, stop: rows.length > limit ? shown.at(-1)?.id : undefined }
}

async function walk(db: Database, isOf: RowTest, after: string, limit: number): Promise<Found> {
  const found: ContactRow[] = []
  let stop = after
  for (let looked = 0; looked < LOOKED; looked += CHUNK) {
    const rows = await db.contacts.where('id').above(stop).limit(CHUNK).toArray()
    for (const row of rows) {
      if (isLive(row, isOf)) found.push(row)
      stop = row.id
      if (found.length === limit) return { rows: found, stop }
    }
    if (rows.length < CHUNK) return { rows: found, stop: undefined }
  }
  return { rows: found, stop }
}

function isLive(row: ContactRow, isOf: RowTest): boolean {
  return row.deletedAt === undefined && isOf(row)
}
