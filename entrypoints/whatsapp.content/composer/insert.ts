import { AppError } from '@/utils/app-error'
import type { Clock } from '../base/clock'
import { isSelected, rangeOf, type Span } from './caret'
import { waitForChange, waitForSelection } from './change-wait'
import { isSameText } from './compare'
import { EditorText } from './editor-text'

export type Insertion = {
  editor: HTMLElement
  /** The editor's text when the insertion was prepared. It must not have changed since. */
  before: string
  /** What the text replaces: the typed shortcut, or nothing. */
  span: Span
  text: string
}

export type InsertMethod = {
  name: string
  /** @returns whether the method could be tried at all. Throws an AppError when the insertion must not go on. */
  run: (editor: HTMLElement, text: string) => Promise<boolean> | boolean
}

/** `after` is the editor's text, as it was meant to be. */
export type Inserted = { via: string; after: string }

const LIMIT_MS = 500
/** An editor that is still changing is given this long to become what it should be. */
const FINISH_MS = 1_000
const SELECT_TRIES = 3

/**
 * Inserts text into an editor of the page and reads it back. The next method is only tried when nothing at all changed.
 * `guard` throws when the chat is another one; after a method has run, that is 'insert-unsure'.
 * Nothing is ever sent: no key is pressed and no button is clicked.
 */
export async function insertText(
  insertion: Insertion,
  methods: readonly InsertMethod[],
  clock: Clock,
  guard: () => void,
): Promise<Inserted> {
  const { editor, before, span, text } = insertion
  const after = before.slice(0, span.start) + text + before.slice(span.end)
  const read = () => new EditorText(editor).text
  let isTried = false
  // Once a method has run, the text may stand where the person is not any more: nobody says then that it does not.
  const stay = (): void => {
    try {
      guard()
    } catch (error) {
      throw isTried ? new AppError('insert-unsure') : error
    }
  }
  if (!isSameText(read(), before)) throw new AppError('composer-changed')
  for (const method of methods) {
    await select(editor, span, clock)
    stay()
    if (!isSelected(new EditorText(editor), span)) throw new AppError('composer-changed', 'selection')
    if (!isSameText(read(), before)) throw new AppError('composer-changed')
    if (!(await method.run(editor, text))) continue
    isTried = true
    const isDone = () => isSameText(read(), after)
    if (await waitForChange(editor, isDone, LIMIT_MS, clock)) return { via: method.name, after }
    if (isSameText(read(), before)) continue
    if (await waitForChange(editor, isDone, FINISH_MS, clock)) return { via: method.name, after }
    stay()
    throw new AppError('insert-failed', after.startsWith(read()) ? 'cut short' : 'different text')
  }
  stay()
  throw new AppError('insert-failed', 'no method worked')
}

/**
 * A blurred draft would take the focus with the caret at its start, so the place is chosen before and after; and once
 * more when the page, told of the focus, put back the caret it remembers.
 */
async function select(editor: HTMLElement, span: Span, clock: Clock): Promise<void> {
  for (let tries = 0; tries < SELECT_TRIES; tries += 1) {
    if (isSelected(new EditorText(editor), span)) return
    setSelection(new EditorText(editor), span)
    editor.focus()
    const now = new EditorText(editor)
    if (!isSelected(now, span)) setSelection(now, span)
    await waitForSelection(clock)
  }
}

export function setSelection(editor: EditorText, span: Span): void {
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(rangeOf(editor, span))
}
