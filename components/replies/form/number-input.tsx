import type { InputHTMLAttributes } from 'preact'
import { useState } from 'preact/hooks'
import { language } from '@/utils/i18n'
import { readNumeral, writeNumeral } from '@/utils/replies/read-numeral'

type NumberInputProps = {
  control: InputHTMLAttributes
  /** In the form of an answer; what is no number stays as it was typed. */
  value: string
  onAnswer: (value: string) => void
}

/** A number as one types it in one's language. No spinner: the wheel would change an amount unseen. */
export function NumberInput({ control, value, onAnswer }: NumberInputProps) {
  const [typed, setTyped] = useState<string>()
  const isOwn = typed !== undefined && answerOf(typed) === value
  return (
    <input
      {...control}
      inputMode="decimal"
      value={isOwn ? typed : writeNumeral(value, language.value)}
      onInput={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onAnswer(answerOf(text))
      }}
    />
  )
}

function answerOf(typed: string): string {
  return readNumeral(typed, language.value) ?? typed.trim()
}
