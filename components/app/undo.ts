import { signal } from '@preact/signals'
import { showToast } from '@/components/ui/toast'
import { isCommandKey, isTyping } from '@/components/ui/keys'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { showError } from './errors'

const MOST_KEPT = 50

const undoIds: string[] = []

/** Counts what was taken back: whoever shows a write before it is stored must let go of it. */
export const undoneCount = signal(0)

/** Says what was done and offers to take it back, also by Ctrl+Z later. */
export function offerUndo(undoId: string | undefined, done: string): void {
  if (undoId === undefined) {
    showToast({ text: done, tone: 'done' })
    return
  }
  undoIds.push(undoId)
  if (undoIds.length > MOST_KEPT) undoIds.shift()
  showToast({ text: done, tone: 'done', action: { label: t('undo.action'), run: () => void undo(undoId) } })
}

/** Takes the last write of this page back. */
export function undoLast(): void {
  const undoId = undoIds.at(-1)
  if (undoId === undefined) showToast({ text: t('undo.nothing'), tone: 'done' })
  else void undo(undoId)
}

/** Ctrl+Z outside of text fields undoes the last write; inside them it stays the field's own. */
export function followUndoKey(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isCommandKey(event) || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return
    event.preventDefault()
    undoLast()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

async function undo(undoId: string): Promise<void> {
  const at = undoIds.indexOf(undoId)
  if (at < 0) return
  undoIds.splice(at, 1)
  try {
    await askUi('undo', { undoId })
    undoneCount.value += 1
    showToast({ text: t('undo.done'), tone: 'done' })
  } catch (error) {
    undoIds.push(undoId)
    showError(error, { retry: () => void undo(undoId) })
  }
}
