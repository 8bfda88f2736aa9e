import { database } from '../database'
import type { SyncStateRow } from '../rows'
import type { Transaction } from '../write/transaction'
import type { Cursors } from './wire'

const CURSORS = 'cursors'

/**
 * How far each bucket has come, and under which rights. `mark`: the number of the beginning since which rows are marked;
 * `unmarked`: what becomes of rows that did not come since, once all has come.
 * - gone: the server does not have them any more
 * - kept: the server was set back and lacks them: they are here, and go up again
 */
export type Progress = {
  cursors: Cursors
  epoch?: string
  mark?: number
  unmarked?: 'gone' | 'kept'
  /** Under which rights all had come for the last time. */
  seen?: string
  /** Where earlier timelines ended in the backups that were restored, as the server says it. */
  ended?: string[]
}

/** @returns how far each bucket has come, and under which rights that was. */
export async function readCursors(): Promise<{ cursors: Cursors; epoch?: string }> {
  const db = await database()
  const { cursors, epoch } = toProgress(await db.syncState.get(CURSORS))
  return { cursors, ...(epoch !== undefined && { epoch }) }
}

/** @returns the same inside a transaction. */
export async function progressOf({ db }: Transaction): Promise<Progress> {
  return toProgress(await db.syncState.get(CURSORS))
}

/** Keeps how far it has come. */
export async function writeProgress({ db }: Transaction, progress: Progress): Promise<void> {
  await db.syncState.put({ id: CURSORS, value: progress })
}

/** Begins all buckets anew, and says what becomes of rows that do not come again. */
export async function restartCursors(
  tx: Transaction,
  unmarked: NonNullable<Progress['unmarked']>,
): Promise<void> {
  const { mark = 0, seen } = await progressOf(tx)
  await writeProgress(tx, { cursors: {}, mark: mark + 1, unmarked, ...(seen !== undefined && { seen }) })
}

/** @returns cursors without those of some buckets, which begin anew. */
export function without(cursors: Cursors, buckets: ReadonlySet<string>): Cursors {
  return Object.fromEntries(Object.entries(cursors).filter(([bucket]) => !buckets.has(bucket)))
}

/** Only we write it. */
function toProgress(row: SyncStateRow | undefined): Progress {
  return (row?.value as Progress | undefined) ?? { cursors: {} }
}
