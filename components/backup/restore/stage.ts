import { signal } from '@preact/signals'
import { askWorkspace } from '@/storage/client'
import type { Progress, RestorePreview, RestoreState } from '@/storage/protocol/data'
import type { RestoreMode } from '@/storage/schema/backup'
import { showError } from '../../app/errors'
import type { BackupFile, FaultyFile } from '../read-heads'
import { ChainFault } from './stage-files'
import type { OnWork, WorkStep } from './working'

/** Nothing that is in use changes before 'applying', which only a person's click leads to. */
export type Stage =
  | { at: 'choose'; faults: readonly FaultyFile[]; found: readonly BackupFile[] }
  | { at: 'passphrase'; chain: readonly BackupFile[]; file: BackupFile; isWrong: boolean }
  | { at: 'working'; step: WorkStep; progress: Progress; stop?: () => void }
  /** `preview`: absent while it is made for another mode; `isAgain`: the person had agreed to another one. */
  | { at: 'preview'; id: string; mode: RestoreMode; preview?: RestorePreview; isAgain?: boolean }
  | { at: 'done'; what: 'restored' | 'undone' }
  /** `isUnchanged`: nothing that is in use was touched. */
  | { at: 'failed'; error: unknown; name?: string; isUnchanged: boolean; retry?: () => void }

export const START: Stage = { at: 'choose', faults: [], found: [] }

/** How far this tab is. It goes on while another screen is looked at. */
export const stage = signal<Stage>(START)

/** What was begun and not ended, in any tab, and what can be taken back; undefined until it is known. */
export const restoreState = signal<RestoreState | undefined>(undefined)

/** Counts what was begun: what was begun before the last one shows nothing any more. */
let begun = 0

export function restart(): void {
  begun += 1
  stage.value = START
}

/** Looks at what was begun and what can be taken back. */
export async function look(): Promise<void> {
  restoreState.value = await askWorkspace('restore.state', {})
}

/** Goes where a short step leads; a fault is shown. */
export async function goTo(next: (show: (stage: Stage) => void) => Promise<Stage>): Promise<void> {
  begun += 1
  const own = begun
  const show = (now: Stage): void => {
    if (own === begun) stage.value = now
  }
  try {
    show(await next(show))
  } catch (error) {
    show(failedBy(error))
  }
  await lookOrSay()
}

/** What was done stays done, also when nobody can say what comes after it. */
async function lookOrSay(): Promise<void> {
  await look().catch((error: unknown) => showError(error, { retry: () => void lookOrSay() }))
}

/** Does a long piece of work with its progress shown, which can be called off while nothing is changed. */
export async function work(steps: (onWork: OnWork, signal: AbortSignal) => Promise<Stage>): Promise<void> {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  await goTo(async (show) => {
    const onWork: OnWork = (step, progress) => {
      const isSafe = step !== 'applying' && step !== 'undoing'
      show({ at: 'working', step, progress, ...(isSafe && { stop }) })
    }
    try {
      return await steps(onWork, controller.signal)
    } catch (error) {
      if (controller.signal.aborted) return START
      throw error
    }
  })
}

function failedBy(error: unknown): Stage {
  if (!(error instanceof ChainFault)) return { at: 'failed', error, isUnchanged: true }
  return { at: 'failed', error: error.cause, name: error.file.name, isUnchanged: true }
}
