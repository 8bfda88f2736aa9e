import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { type Database, defineDatabase, switchDatabase } from '../database'
import { TRASH_DAYS, DAY_MS } from '../limits'
import { TABLES } from '../protocol/command'
import type { Progress } from '../protocol/data'
import type { RestoreMode } from '../schema/backup'
import type { Settings } from '../schema/settings'
import { changeSettings } from '../change-settings'
import { parseSettings, readSettings, replaceSettings } from '../settings'
import { withPartsOf } from '../sync/team-settings/may-set'
import { readTeamSession } from '../sync/team-session'
import { announce } from '../write/announce'
import { databaseName, NAME_KEY } from '../stored-database'
import { readBackupMeta, writeBackupMeta } from './backup-meta'
import { readMarked } from './read-rows'
import { mergePart } from './restore-merge'
import {
  closePlace,
  dropPlace,
  type KeptUndo,
  openPlace,
  overWith,
  placeOf,
  readProgress,
  readUndo,
  requireJob,
  writeOver,
  type RestoreJob,
  type RestoreProgress,
  writeJob,
} from './restore-place'
import { compareAgain, isPrepared, restoredTables } from './restore-prepare'
import { privacyOf } from './restore-private'

const DONE = { done: 1, total: 1 }

/**
 * Takes the restore on. 'replace' puts the new database in the place of the one in use, at once; 'merge' writes a part.
 * @throws AppError 'conflict' when it is not prepared, or when something was written since: prepare, and show it, again.
 */
export async function applyRestore(id: string, mode: RestoreMode): Promise<Progress> {
  if ((await readUndo())?.id === id) return DONE
  const job = await requireJob(id)
  if (job.isStaged !== true) throw new AppError('conflict', 'staging')
  const place = await openPlace(job)
  if (!(await isPrepared(place))) throw new AppError('conflict', 'preparing')
  if (mode === 'merge') return mergeOn(job, place)
  if (job.mode !== undefined) throw new AppError('conflict', 'merging')
  // They may have to be read from the database, which cannot be waited for while another one takes its place.
  await readSettings()
  await switchDatabase(async (db) => {
    const [progress, settings] = [await readProgress(place), await readSettings()]
    if (await hasChanged(db, progress, settings)) {
      await compareAgain(place, settings)
      throw new AppError('conflict', 'changed')
    }
    await finish(id, place, db)
    const name = await databaseName()
    const undo: KeptUndo = { id, mode, ...untilLater(), name, settings }
    const next = await withPartsOf(settings, withPrivate(parseSettings(progress.settings), settings))
    await replaceSettings(next, { [NAME_KEY]: placeOf(id), ...overWith(undo) })
  })
  announceAll()
  return DONE
}

/** Settings stay as they are here, but for what the rows that came rest on. */
async function mergeOn(job: RestoreJob, place: Database): Promise<Progress> {
  const { id } = job
  if (job.mode === undefined) await writeJob({ ...job, mode: 'merge' })
  const progress = await mergePart(id, place)
  if (progress.done < progress.total) return progress
  const there = parseSettings((await readProgress(place)).settings)
  const isInTeam = (await readTeamSession()) !== undefined
  await changeSettings((here) => ({
    ...withPrivate(here, there),
    // What a team has in common is not changed by somebody's backup.
    ...(!isInTeam && {
      stages: withOthers(here.stages, there.stages),
      customFields: withOthers(here.customFields, there.customFields),
    }),
    ...((here.vault ?? there.vault) && { vault: here.vault ?? there.vault }),
  }))
  await writeOver({ id, mode: 'merge', ...untilLater() })
  await dropPlace(id)
  return progress
}

function withOthers<Item extends { id: string }>(here: Item[], there: readonly Item[]): Item[] {
  return [...here, ...there.filter(({ id }) => here.every((one) => one.id !== id))]
}

/** Puts back the database that was in use before; the one in use takes its place, so that nothing written since is lost. */
export async function switchBack(undo: KeptUndo & { name: string }): Promise<void> {
  await readSettings()
  await switchDatabase(async () => {
    const settings = await readSettings()
    const back = { ...undo, id: newId(), ...untilLater(), name: await databaseName(), settings }
    const next = await withPartsOf(settings, parseSettings(undo.settings))
    await replaceSettings(next, { [NAME_KEY]: undo.name, ...overWith(back) })
  })
  announceAll()
}

/** @returns when something was done, and until when it can be taken back. */
export function untilLater(): { at: number; until: number } {
  const at = clockNow()
  return { at, until: at + TRASH_DAYS * DAY_MS }
}

/** Chats that are private here stay so. Hashes of another salt cannot be put together with them. */
export function withPrivate(next: Settings, here: Settings): Settings {
  if (here.privateSalt === '') return next
  if (next.privateSalt !== '' && next.privateSalt !== here.privateSalt) return next
  const { privateSalt } = here
  const both = (field: 'privateChats' | 'privateAccounts'): string[] => [
    ...new Set([...here[field], ...next[field]]),
  ]
  return {
    ...next,
    privateSalt,
    privateChats: both('privateChats'),
    privateAccounts: both('privateAccounts'),
  }
}

function announceAll(): void {
  announce(Object.fromEntries([...TABLES, 'settings'].map((source) => [source, 'all' as const])))
}

/** Seen or worked out, not written by a person: it is seen and worked out again. */
const BY_ITSELF = /^(messages|activity|evidence|scores|events|meta|replyUses|replyEvents|texts)\|/

/** Whatever a person does stands in the history, but for what they erase. */
async function hasChanged(db: Database, progress: RestoreProgress, settings: Settings): Promise<boolean> {
  if (progress.settingsThen !== JSON.stringify(settings)) return true
  if (progress.privacyThen !== privacyOf(settings)) return true
  const since = db.backupMarks.where('[generation+id]').aboveOrEqual([progress.generation ?? 0])
  const marks = await since.filter(({ id }) => !BY_ITSELF.test(id)).toArray()
  return (await readMarked(db, marks)).some(({ table, row }) => table === 'history' || row === undefined)
}

/** Sees to it that all rows are there, and that nobody takes the new database for the one before. */
async function finish(id: string, place: Database, db: Database): Promise<void> {
  const { counts } = await readProgress(place)
  for (const table of restoredTables(place)) {
    const { added = 0, changed = 0, same = 0 } = counts[table] ?? {}
    const isAll = table === 'meta' || (await place.table(table).count()) === added + changed + same
    if (!isAll) throw new AppError('internal', `restore.${table}`)
  }
  closePlace()
  // Rows were put aside without waiting for the disk: what is written strictly comes after all of them.
  const next = defineDatabase(placeOf(id))
  const revisions = await db.meta.where('key').startsWith('revision:').toArray()
  const { profileId = newId() } = (await readBackupMeta(db)) ?? {}
  await next.transaction('rw', next.tables, async () => {
    await next.meta.bulkPut(revisions.map(({ key, value }) => ({ key, value: Number(value) + 1 })))
    await writeBackupMeta(next, { profileId })
  })
  next.close()
}
