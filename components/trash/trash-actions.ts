import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { TrashEntry } from '@/storage/protocol/data'
import { showError } from '../app/errors'
import { writeInBulk } from '../app/write'
import { nameOf } from './title-of'

/** @returns whether it came back; the offer to undo that is shown. */
export async function restoreEntry(entry: TrashEntry): Promise<boolean> {
  const { table, id } = entry
  const done = t('trash.restored', { title: nameOf(entry) })
  return (await writeInBulk('trash.restore', { table, id }, done)) !== undefined
}

/** @returns whether it is gone for good. */
export async function eraseEntry(entry: TrashEntry): Promise<boolean> {
  const { table, id } = entry
  try {
    await askWorkspace('trash.erase', { table, id })
    showToast({ text: t('trash.erased', { title: nameOf(entry) }), tone: 'done' })
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

/**
 * Erases all of it, a part at a time.
 * @param onStep how much is done of how much; what is left is an estimate.
 * @param isStopped asked between two parts.
 */
export async function emptyTrash(
  onStep: (done: number, total: number) => void,
  isStopped: () => boolean,
): Promise<boolean> {
  try {
    for (let done = 0; !isStopped();) {
      const step = await askWorkspace('trash.empty', {})
      done += step.done
      const left = step.total - step.done
      onStep(done, done + left)
      if (left === 0) {
        showToast({ text: t('trash.emptied'), tone: 'done' })
        return true
      }
    }
  } catch (error) {
    showError(error)
  }
  return false
}
