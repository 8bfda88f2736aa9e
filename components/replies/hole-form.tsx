import { useEffect, useRef } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'

type HoleFormProps = {
  names: readonly string[]
  answers: Readonly<Record<string, string>>
  onAnswer: (name: string, value: string) => void
  /** Enter in a field: everything may be there now. */
  onDone: () => void
  /** Grows when somebody tried to insert too early: the first open field gets the focus. */
  focusRequest: number
}

/** Asks for what a reply needs and nobody has told yet. */
export function HoleForm({ names, answers, onAnswer, onDone, focusRequest }: HoleFormProps) {
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusRequest === 0) return
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])]
    inputs.find((input) => input.value === '')?.focus()
  }, [focusRequest])
  if (names.length === 0) return null
  return (
    <div class="stack" role="group" aria-label={t('replies.fillIn')} ref={form}>
      {names.map((name) => (
        <Field key={name} label={variableName(name)}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={4_000}
              value={answers[name] ?? ''}
              onInput={(event) => onAnswer(name, event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && onDone()}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

/** @returns a placeholder's name as one reads it. */
function variableName(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
