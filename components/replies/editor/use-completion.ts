import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { isComposing } from '@/components/ui/keys'
import { indexAfter } from '@/components/ui/move-focus'
import type { Completion, Completions, Known } from '@/utils/templates/completion'
import { completionsAt } from '@/utils/templates/completions'

type Area = RefObject<HTMLTextAreaElement | null>

/** @returns what can be written at the caret while somebody writes, and what the area calls. */
export function useCompletion(area: Area, known: Known) {
  const [found, setFound] = useState<Completions>()
  const [active, setActive] = useState(0)
  const close = (): void => setFound(undefined)

  /** Looks again at what stands before the caret. */
  const look = (): void => {
    const { current } = area
    if (current === null || current.selectionStart !== current.selectionEnd) return close()
    setFound(completionsAt(current.value, current.selectionEnd, known))
    setActive(0)
  }
  const take = (option: Completion): void => {
    if (found === undefined || area.current === null) return
    const { from, to } = found
    close()
    replaceText(area.current, from, to, option.insert)
    area.current.setSelectionRange(from + option.caret, from + option.caret)
    if (option.caret < option.insert.length) look()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      return look()
    }
    if (found === undefined) return
    const option = found.options[active]
    const next = event.key.startsWith('Arrow')
      ? indexAfter(event.key, active, found.options.length)
      : undefined
    if (event.key === 'Escape') close()
    else if (next !== undefined) setActive(next)
    else if ((event.key === 'Enter' || event.key === 'Tab') && option !== undefined) take(option)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { found, active, look, close, take, onKeyDown }
}

/** Writes as a person would, so that the field's own undo takes it back. */
export function replaceText(area: HTMLTextAreaElement, from: number, to: number, text: string): void {
  area.focus()
  area.setSelectionRange(from, to)
  // The only way into the undo history of a text area; where it is not there, the text matters more.
  if (document.execCommand?.('insertText', false, text)) return
  area.setRangeText(text, from, to)
  area.setSelectionRange(from + text.length, from + text.length)
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
}
