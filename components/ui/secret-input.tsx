import './secret-input.css'
import { Eye, EyeOff } from 'lucide-preact'
import type { InputHTMLAttributes, Ref } from 'preact'
import { useState } from 'preact/hooks'
import { IconButton } from './button'

type SecretProps = Omit<InputHTMLAttributes, 'type' | 'value' | 'onInput' | 'label' | 'icon'> & {
  value: string
  onText: (text: string) => void
  inputRef?: Ref<HTMLInputElement> | undefined
  /** Of the button that shows what is typed. */
  showLabel: string
}

/** A field for a passphrase, which can be looked at while one types. */
export function SecretInput({ value, onText, inputRef, showLabel, ...control }: SecretProps) {
  const [isShown, setShown] = useState(false)
  // The types of Preact know no field that is now the one and now the other.
  const typed = { ...control, type: isShown ? 'text' : 'password' } as Omit<
    InputHTMLAttributes,
    'list' | 'role'
  > & {
    type: 'password'
  }
  return (
    <div class="secret">
      <input
        {...typed}
        ref={inputRef ?? null}
        class="input"
        autocapitalize="off"
        spellcheck={false}
        value={value}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      <IconButton
        label={showLabel}
        icon={isShown ? EyeOff : Eye}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      />
    </div>
  )
}
