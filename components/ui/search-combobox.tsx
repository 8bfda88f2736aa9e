import './combobox.css'
import { useId, useState } from 'preact/hooks'
import type { ComboboxOption } from './combobox-choices'
import { ComboboxList } from './combobox-list'
import { isComposing } from './keys'
import { indexAfter } from './move-focus'

type SearchComboboxProps = {
  label: string
  placeholder?: string
  text: string
  onText: (text: string) => void
  /** What fits the text, found elsewhere. */
  options: readonly ComboboxOption[]
  onPick: (option: ComboboxOption) => void
  /** Enter while the list is closed. */
  onEnter?: () => void
  control?: Record<string, unknown>
}

/** A text field with a list of what a search found. The field keeps the text of what was picked. */
export function SearchCombobox(props: SearchComboboxProps) {
  const { label, options } = props
  const { isShown, at, take, ...handlers } = useSearchList(props)
  const id = useId()
  return (
    <div class="combobox">
      <input
        {...props.control}
        {...handlers}
        class="input"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? `${id}-${at}` : undefined}
        placeholder={props.placeholder}
        autocomplete="off"
        dir="auto"
        value={props.text}
      />
      {isShown && (
        <ComboboxList
          id={id}
          label={label}
          choices={options.map((option) => ({ kind: 'option', option }))}
          active={at}
          createLabel={(made) => made}
          onTake={(choice) => choice.kind === 'option' && take(choice.option)}
        />
      )}
    </div>
  )
}

function useSearchList(props: SearchComboboxProps) {
  const { options } = props
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const isShown = isOpen && options.length > 0
  const at = Math.min(active, options.length - 1)
  const take = (option: ComboboxOption): void => {
    setOpen(false)
    props.onPick(option)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const option = isShown ? options[at] : undefined
    if (event.key === 'Enter') {
      event.preventDefault()
      if (option) take(option)
      else props.onEnter?.()
    } else if (event.key === 'Escape' && isShown) {
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setActive(isShown ? (indexAfter(event.key, at, options.length) ?? 0) : 0)
      setOpen(true)
    }
  }
  const onInput = (event: { currentTarget: HTMLInputElement }): void => {
    setActive(0)
    setOpen(true)
    props.onText(event.currentTarget.value)
  }
  const open = (): void => setOpen(true)
  return { isShown, at, take, onInput, onKeyDown, onClick: open, onBlur: () => setOpen(false) }
}
