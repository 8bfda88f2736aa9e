import type { Progress, RestorePreview } from '@/storage/protocol/data'
import type { RestoreMode } from '@/storage/schema/backup'
import { askWorkspace } from '@/storage/client'
import { LOCK } from '../lock'

export type WorkStep = 'verifying' | 'staging' | 'preparing' | 'applying' | 'undoing'
export type OnWork = (step: WorkStep, progress: Progress) => void

/**
 * Brings staged rows up to date and compares them.
 * @throws AppError; AbortError when it was called off
 */
export async function prepare(id: string, onWork: OnWork, signal: AbortSignal): Promise<RestorePreview> {
  await untilDone('preparing', () => askWorkspace('restore.prepare', { id }), onWork, signal)
  return askWorkspace('restore.preview', { id, mode: 'merge' })
}

/** Makes it so. What was begun goes on when it is asked again. @throws AppError */
export async function apply(id: string, mode: RestoreMode, onWork: OnWork): Promise<void> {
  const ask = (): Promise<Progress> => askWorkspace('restore.apply', { id, mode })
  // No backup is read meanwhile, by any tab.
  await navigator.locks.request(LOCK, () => untilDone('applying', ask, onWork))
}

/** Makes everything as it was before the restore. @throws AppError */
export async function takeBack(id: string, onWork: OnWork): Promise<void> {
  const ask = (): Promise<Progress> => askWorkspace('restore.undo', { id })
  await navigator.locks.request(LOCK, () => untilDone('undoing', ask, onWork))
}

async function untilDone(
  step: WorkStep,
  ask: () => Promise<Progress>,
  onWork: OnWork,
  signal?: AbortSignal,
): Promise<void> {
  onWork(step, { done: 0, total: 0 })
  for (let progress = await ask(); progress.done < progress.total; progress = await ask()) {
    signal?.throwIfAborted()
    onWork(step, progress)
  }
}
