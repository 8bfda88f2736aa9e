import { useState } from 'preact/hooks'
import { type ComboboxChoice, type ComboboxOption, choicesFor } from './combobox-choices'
import { isComposing } from './keys'
import { indexAfter } from './move-focus'

export type ComboboxBehaviour = {
  options: readonly ComboboxOption[]
  onPick: (option: ComboboxOption) => void
  /** Takes a text that is no option; absent: only options can be chosen. */
  onCreate?: (text: string) => void
  /** Backspace in the empty field. */
  onBackspace?: () => void
  /** Escape in a closed list, Enter without a choice, or the focus went elsewhere. */
  onLeave?: (text: string) => void
  initialText?: string
}

/** @returns the state of a combobox and what its field and list call. */
export function useCombobox(props: ComboboxBehaviour) {
  const initialText = props.initialText ?? ''
  const [text, setText] = useState(initialText)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)

  // What was there at first is a value, not a search: the whole list is on offer until something is typed.
  const typed = text === props.initialText ? '' : text
  const choices = choicesFor(props.options, typed, props.onCreate !== undefined)
  const type = (next: string): void => {
    setText(next)
    setActive(next === '' ? -1 : 0)
    setOpen(true)
  }
  const take = (choice: ComboboxChoice): void => {
    setText('')
    setActive(-1)
    if (choice.kind === 'option') props.onPick(choice.option)
    else props.onCreate?.(choice.text)
  }
  const leave = (): void => {
    setOpen(false)
    props.onLeave?.(text)
  }

  const onEscape = (event: KeyboardEvent): void => {
    // With nothing left to close, the key means something to whoever is around.
    if (isOpen || props.onLeave !== undefined) event.stopPropagation()
    if (isOpen) setOpen(false)
    else props.onLeave?.(initialText)
  }
  const onEnter = (event: KeyboardEvent): void => {
    event.preventDefault()
    const choice = isOpen ? choices[active] : undefined
    if (choice === undefined) props.onLeave?.(text)
    else take(choice)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === 'Backspace' && text === '') props.onBackspace?.()
    else if (event.key === 'Escape') onEscape(event)
    else if (event.key === 'Enter') onEnter(event)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setActive(indexAfter(event.key, isOpen ? active : -1, choices.length) ?? -1)
    }
  }
  return { text, isOpen, active, choices, open: () => setOpen(true), type, take, leave, onKeyDown }
}
