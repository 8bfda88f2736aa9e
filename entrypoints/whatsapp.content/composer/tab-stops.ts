import type { Clock } from '../base/clock'
import { selectionIn } from './caret'
import { waitForSelection } from './change-wait'
import { EditorText } from './editor-text'
import { setSelection } from './insert'

/** The caret's places in a text that was inserted. What stands before and behind the one where it is must not change. */
type Trail = { editor: HTMLElement; before: string; after: string; next: readonly number[] }

/** Takes Tab from one stop of an inserted reply to the next; every other Tab is the page's. */
export class TabStops {
  #trail: Trail | undefined

  /** Puts the caret at the first stop; Tab goes on from there. `stops` are offsets in the editor's text, in their order. */
  async begin(editor: HTMLElement, stops: readonly number[], clock: Clock): Promise<void> {
    const now = new EditorText(editor)
    // What is typed moves what comes behind it, so that places are kept as distances from the end.
    this.#go(
      editor,
      now,
      stops.map((stop) => now.text.length - stop),
    )
    await waitForSelection(clock)
  }

  /** @returns whether the key was a step to the next stop, so that the page must not see it. */
  onKey(event: KeyboardEvent): boolean {
    const trail = this.#trail
    if (event.key === 'Escape') this.#trail = undefined
    const isStep = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!trail || !isStep) return false
    this.#trail = undefined
    const now = new EditorText(trail.editor)
    return isUntouched(trail, now) && this.#go(trail.editor, now, trail.next)
  }

  #go(editor: HTMLElement, now: EditorText, [distance, ...next]: readonly number[]): boolean {
    if (distance === undefined) return false
    const { text } = now
    const place = text.length - distance
    setSelection(now, { start: place, end: place })
    this.#trail = { editor, before: text.slice(0, place), after: text.slice(place), next }
    return true
  }
}

/** Whether the caret is still where something may be typed, with all around as it was. */
function isUntouched({ editor, before, after }: Trail, now: EditorText): boolean {
  const caret = selectionIn(now)
  const { text } = now
  return (
    document.activeElement === editor &&
    caret !== undefined &&
    text.length >= before.length + after.length &&
    text.startsWith(before) &&
    text.endsWith(after) &&
    caret.start >= before.length &&
    caret.end <= text.length - after.length
  )
}
