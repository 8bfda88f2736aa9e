import { AppError } from '@/utils/app-error'
import { type Database, database } from '../database'
import { CHUNK_ROWS } from '../limits'
import type { RestoreCount, RestorePreview } from '../protocol/data'
import type { RestoreMode } from '../schema/backup'
import { parseSettings, readSettings } from '../settings'
import { withPartsOf } from '../sync/team-settings/may-set'
import { isSame } from '../write/paths'
import { openPlace, readProgress, requireJob } from './restore-place'
import { isPrepared, restoredTables } from './restore-prepare'
import { MERGED } from './restore-merge'
import { countsOf } from './restore-stage'
import { MOST_NAMES } from './restore-compare'

/** What a restore would add, change and remove. @throws AppError 'conflict' before it is prepared. */
export async function previewRestore(id: string, mode: RestoreMode): Promise<RestorePreview> {
  const place = await openPlace(await requireJob(id))
  if (!(await isPrepared(place))) throw new AppError('conflict', 'preparing')
  const progress = await readProgress(place)
  const db = await database()
  const counts: RestoreCount[] = []
  for (const table of restoredTables(place)) {
    if (table === 'meta' || (mode === 'merge' && !MERGED.has(table))) continue
    const { newer, ...of } = countsOf(progress, table)
    const known = of.same + of.changed
    if (mode === 'merge') counts.push({ table, ...of, removed: 0, changed: newer, same: known - newer })
    else counts.push({ table, ...of, removed: (await db.table(table).count()) - known })
  }
  const settings = await readSettings()
  const there: Record<string, unknown> = await withPartsOf(settings, parseSettings(progress.settings))
  const here: Record<string, unknown> = settings
  const fields = mode === 'merge' ? [] : Object.keys({ ...here, ...there })
  const { added, changed, newer } = progress
  return {
    counts,
    added,
    changed: mode === 'merge' ? newer : changed,
    removed: mode === 'merge' ? [] : await removedNames(db, place),
    settings: fields.filter((field) => !isSame(here[field], there[field])),
  }
}

async function removedNames(db: Database, place: Database): Promise<string[]> {
  const names: string[] = []
  for (let after = ''; names.length < MOST_NAMES;) {
    const rows = await db.contacts.where(':id').above(after).limit(CHUNK_ROWS).toArray()
    const ids = rows.map(({ id }) => id)
    const there = new Set(await place.contacts.where('id').anyOf(ids).primaryKeys())
    const gone = rows.filter(({ id, deletedAt }) => deletedAt === undefined && !there.has(id))
    names.push(...gone.map(({ name }) => name))
    if (rows.length < CHUNK_ROWS) break
    after = ids.at(-1) ?? ''
  }
  return names.slice(0, MOST_NAMES)
}
