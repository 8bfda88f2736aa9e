import './combobox.css'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { ComboboxList } from './combobox-list'
import { type ComboboxBehaviour, useCombobox } from './use-combobox'

type ComboboxProps = ComboboxBehaviour & {
  label: string
  placeholder?: string
  createLabel?: (text: string) => string
  /** The field is what somebody just asked to edit. */
  takesFocus?: boolean
  inputId?: string
}

/** A text field with a list of what fits: arrows move, Enter takes, Escape closes. */
export function Combobox(props: ComboboxProps) {
  const { text, isOpen, active, choices, open, type, take, leave, onKeyDown } = useCombobox(props)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const isShown = isOpen && choices.length > 0
  useLayoutEffect(() => {
    if (!props.takesFocus) return
    input.current?.focus()
    input.current?.select()
  }, [])

  return (
    <div class="combobox">
      <input
        class="input"
        id={props.inputId}
        ref={input}
        role="combobox"
        aria-label={props.label}
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        placeholder={props.placeholder}
        autocomplete="off"
        dir="auto"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onClick={open}
        onFocus={open}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {isShown && (
        <ComboboxList
          id={id}
          label={props.label}
          choices={choices}
          active={active}
          createLabel={props.createLabel ?? ((made) => made)}
          onTake={take}
        />
      )}
    </div>
  )
}
