import { askUi, askWorkspace } from '@/storage/client'
import type { RestoreState } from '@/storage/protocol/data'
import type { RestoreMode } from '@/storage/schema/backup'
import { AppError } from '@/utils/app-error'
import { noteSaved } from '../../app/errors'
import { stageSnapshot } from './snapshot-rows'
import { goTo, START, type Stage, work } from './stage'
import { apply, type OnWork, prepare, takeBack } from './working'

/** Compares what was put aside with what is in use. */
export async function compareStaged(id: string, onWork: OnWork, signal: AbortSignal): Promise<Stage> {
  const preview = await prepare(id, onWork, signal)
  return { at: 'preview', id, mode: 'merge', preview }
}

/** Shows what the snapshot `snapshotId` would change. */
export function openSnapshot(snapshotId: string): Promise<void> {
  return work(async (onWork, signal) => {
    const { snapshots } = await askUi('storage.state', {})
    const snapshot = snapshots.find(({ id }) => id === snapshotId)
    if (snapshot === undefined) throw new AppError('not-found')
    return compareStaged(await stageSnapshot(snapshot, onWork, signal), onWork, signal)
  })
}

/** Shows what the other way of restoring would change. */
export function showMode(id: string, mode: RestoreMode): Promise<void> {
  return goTo(async (show) => {
    show({ at: 'preview', id, mode })
    const preview = await askWorkspace('restore.preview', { id, mode })
    return { at: 'preview', id, mode, preview }
  })
}

/** Restores; what was begun before goes on. */
export function restoreNow(id: string, mode: RestoreMode): Promise<void> {
  return work(async (onWork, signal) => {
    try {
      await apply(id, mode, onWork)
    } catch (error) {
      if (isConflict(error) && mode === 'replace') return compareAgain(id, onWork, signal)
      const retry = (): void => void restoreNow(id, mode)
      return { at: 'failed', error, isUnchanged: mode === 'replace', retry }
    }
    noteSaved()
    return { at: 'done', what: 'restored' }
  })
}

/** Something was written since it was compared: nobody has seen what that would do. */
async function compareAgain(id: string, onWork: OnWork, signal: AbortSignal): Promise<Stage> {
  await compareStaged(id, onWork, signal)
  const preview = await askWorkspace('restore.preview', { id, mode: 'replace' })
  return { at: 'preview', id, mode: 'replace', preview, isAgain: true }
}

function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict'
}

/** Goes on with what was begun before this page was opened. */
export function resume({ id, step, mode }: NonNullable<RestoreState['running']>): Promise<void> {
  if (step === 'applying') return restoreNow(id, mode ?? 'merge')
  return work((onWork, signal) => compareStaged(id, onWork, signal))
}

/** Lets go of what was put aside. */
export function giveUp(id: string): Promise<void> {
  return goTo(async () => {
    await askWorkspace('restore.cancel', { id })
    return START
  })
}

/** Makes everything as it was before the restore. */
export function undoRestore(id: string): Promise<void> {
  return work(async (onWork) => {
    await takeBack(id, onWork)
    return { at: 'done', what: 'undone' }
  })
}
