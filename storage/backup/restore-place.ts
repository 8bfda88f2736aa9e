import { AppError } from '@/utils/app-error'
import { browser } from '@/utils/browser'
import { createTurns } from '@/utils/turns'
import { Dexie } from 'dexie'
import { type Database, defineDatabase } from '../database'
import { FIRST_NAME } from '../stored-database'
import { MIGRATIONS } from '../migrations/all'
import type { RestoreCount, RestoreUndo } from '../protocol/data'
import type { RestoreMode } from '../schema/backup'

const PREFIX = 'chatside-restore-'
const JOB = 'restore'
const UNDO = 'restoreUndo'
const PROGRESS = 'restore:progress'

/** A restore that was begun. `schema`: of the rows while they are put aside, before they are brought to today's. */
export type RestoreJob = { id: string; at: number; schema: number; isStaged?: boolean; mode?: RestoreMode }
/** `name`: of the database that is not in use any more; of a merge none. */
export type KeptUndo = RestoreUndo & { name?: string; settings?: unknown }
/** Of one table; `newer`: of those that changed, how many are newer than here. */
export type Compared = Omit<RestoreCount, 'table' | 'removed'> & { newer: number }

/** Kept in the new database, and written with what it tells of. `step` and `after`: where it goes on. */
export type RestoreProgress = {
  part: number
  settings: unknown
  step: number
  after: string
  done: number
  total: number
  counts: Record<string, Compared>
  /** Names of contacts; `newer`: of those that changed, the ones that are newer than here. */
  added: string[]
  changed: string[]
  newer: string[]
  /** Contacts that are left out, and what said which: their chats are never tracked. */
  hidden?: string[]
  privacyThen?: string
  /** What the comparison was made with. */
  generation?: number
  settingsThen?: string
}

let open: Database | undefined

/**
 * Does one thing after the other: a restore has one place, which each step opens, and some close or drop. A worker that has
 * just started may be asked for several steps at once.
 */
export const inRestoreTurn = createTurns()

export async function readJob(): Promise<RestoreJob | undefined> {
  return ((await browser.storage.local.get(JOB))[JOB] ?? undefined) as RestoreJob | undefined
}

/** @throws AppError 'not-found' when another restore was begun, or this one is over. */
export async function requireJob(id: string): Promise<RestoreJob> {
  const job = await readJob()
  if (job?.id !== id) throw new AppError('not-found', 'restore')
  return job
}

export async function writeJob(job: RestoreJob): Promise<void> {
  await browser.storage.local.set({ [JOB]: job })
}

export async function forgetJob(): Promise<void> {
  await browser.storage.local.remove(JOB)
}

export async function readUndo(): Promise<KeptUndo | undefined> {
  return ((await browser.storage.local.get(UNDO))[UNDO] ?? undefined) as KeptUndo | undefined
}

/** @returns what `storage.local` holds when a restore is over and can be taken back by `undo`. */
export function overWith(undo: KeptUndo): Record<string, unknown> {
  return { [UNDO]: undo, [JOB]: null }
}

export async function writeOver(undo: KeptUndo): Promise<void> {
  await browser.storage.local.set(overWith(undo))
}

export async function forgetUndo(): Promise<void> {
  await browser.storage.local.remove(UNDO)
}

/** @returns the name of the database in which a restore puts its rows. */
export function placeOf(id: string): string {
  return PREFIX + id
}

/** @returns whether a database was, is or may come into use. */
export function isRestorePlace(name: string): boolean {
  return name === FIRST_NAME || name.startsWith(PREFIX)
}

/** @returns the database of a restore: as old as its rows, until they are brought to today's version. */
export async function openPlace({ id, schema, isStaged }: RestoreJob): Promise<Database> {
  const version = isStaged === true ? MIGRATIONS.length : schema
  const name = placeOf(id)
  if (open?.name === name && open.verno === version && open.isOpen()) return open
  closePlace()
  open = defineDatabase(name, version, 'relaxed')
  await open.open()
  return open
}

export function closePlace(): void {
  open?.close()
  open = undefined
}

export async function dropPlace(id: string): Promise<void> {
  closePlace()
  await Dexie.delete(placeOf(id))
}

export async function readProgress(db: Database): Promise<RestoreProgress> {
  const row = await db.meta.get(PROGRESS)
  return JSON.parse(String((row?.value as string[] | undefined)?.[0])) as RestoreProgress
}

export async function writeProgress(db: Database, progress: RestoreProgress): Promise<void> {
  await db.meta.put({ key: PROGRESS, value: [JSON.stringify(progress)] })
}
