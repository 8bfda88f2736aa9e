import { signal } from '@preact/signals'
import { showToast } from '@/components/ui/toast'
import { isCommandKey, isTyping } from '@/components/ui/keys'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { AppError } from '@/utils/app-error'
import { showError } from './errors'

const MOST_KEPT = 50

/** What one action wrote, first to last. */
type Action = readonly string[]

const actions: Action[] = []

/** Counts what was taken back: whoever shows a write before it is stored must let go of it. */
export const undoneCount = signal(0)

/** Says what was done and offers to take it back, also by Ctrl+Z later. Several writes are taken back as one. */
export function offerUndo(undoId: string | Action | undefined, done: string): void {
  const action = typeof undoId === 'string' ? [undoId] : (undoId ?? [])
  if (action.length === 0) {
    showToast({ text: done, tone: 'done' })
    return
  }
  actions.push(action)
  if (actions.length > MOST_KEPT) actions.shift()
  showToast({ text: done, tone: 'done', action: { label: t('undo.action'), run: () => void undo(action) } })
}

/** Takes the last action of this page back. */
export function undoLast(): void {
  const action = actions.at(-1)
  if (action === undefined) showToast({ text: t('undo.nothing'), tone: 'done' })
  else void undo(action)
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

async function undo(action: Action): Promise<void> {
  const at = actions.indexOf(action)
  if (at < 0) return
  actions.splice(at, 1)
  try {
    for (const undoId of action.toReversed()) await askUi('undo', { undoId })
    undoneCount.value += 1
    showToast({ text: t('undo.done'), tone: 'done' })
  } catch (error) {
    actions.push(action)
    if (isChangedSince(error)) showToast({ text: t('undo.changedSince'), tone: 'error' })
    else showError(error, { retry: () => void undo(action) })
  }
}

/** Another merge, or whatever was done there later; not the name of a tag that is taken by now. */
function isChangedSince(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict' && error.detail !== 'tags.name'
}
