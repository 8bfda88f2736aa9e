import { now as clockNow } from '@/utils/clock'
import { toAppError } from '@/utils/app-error'
import type { Progress, RestoreState } from '../protocol/data'
import { remake } from '../repositories/remake'
import { partsOf } from '../write/batch'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { undo } from '../write/undo'
import { switchBack } from './restore-apply'
import { forgetUndo, openPlace, readJob, readProgress, readUndo } from './restore-place'
import { isPrepared } from './restore-prepare'

const DONE = { done: 1, total: 1 }

/** Takes a restore back: a part of a merge at a time, the last one first. One that is taken back already stays so. */
export async function undoRestore(id: string): Promise<Progress> {
  const kept = await readUndo()
  if (kept?.id !== id) return DONE
  const { name } = kept
  if (name !== undefined) {
    await switchBack({ ...kept, name })
    return DONE
  }
  const parts = await snapshot((db) => partsOf(db, id).toArray())
  const left = parts.filter(({ undoneAt }) => undoneAt === undefined)
  const last = left.at(-1)
  if (last === undefined) {
    await forgetUndo()
    return DONE
  }
  await undoPart(last.id)
  return { done: parts.length - left.length, total: parts.length }
}

/** How far the restore is that was begun, and which one can be taken back. */
export async function restoreState(): Promise<RestoreState> {
  const [job, kept] = [await readJob(), await readUndo()]
  const isOver = kept === undefined || kept.until < clockNow()
  return {
    ...(job && { running: await runningOf(job) }),
    ...(!isOver && { undo: { id: kept.id, at: kept.at, mode: kept.mode, until: kept.until } }),
  }
}

async function undoPart(entryId: string): Promise<void> {
  try {
    await undo(entryId, remake)
  } catch (error) {
    if (toAppError(error).code !== 'conflict') throw error
    // Everything in it was written again since, and stays.
    await transact((tx) => tx.db.history.update(entryId, { undoneAt: clockNow() }))
  }
}

async function runningOf(
  job: NonNullable<Awaited<ReturnType<typeof readJob>>>,
): Promise<NonNullable<RestoreState['running']>> {
  const { id, mode, isStaged } = job
  const place = await openPlace(job)
  const { done, total } = await readProgress(place)
  const isReady = isStaged === true && (await isPrepared(place))
  const step =
    mode !== undefined ? 'applying' : isReady ? 'ready' : isStaged === true ? 'preparing' : 'staging'
  return { id, done, total, step, ...(mode && { mode }) }
}
