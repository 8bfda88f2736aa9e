import './form.css'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '@/locales/t'
import type { Target } from '@/storage/protocol/shared'
import type { Hole } from '@/utils/templates/hole'
import { type Answers, isOpen, withAnswer } from './answers'
import { HoleField } from './hole-field'

type HoleFormProps = {
  holes: readonly Hole[]
  /** Keys that keep the reply from being inserted. */
  unresolved: readonly string[]
  answers: Answers
  onAnswers: (answers: Answers) => void
  /** Enter in a field: everything may be there now. */
  onDone: () => void
  /** Grows when somebody tried to insert too early: the first open field gets the focus. */
  focusRequest: number
  /** Whom products are chosen for. */
  target?: Target | undefined
}

const CONTROLS = 'input:not([type=radio]), input:checked, input[type=radio], select, textarea'

/** Asks for what a reply needs: what nobody has told yet, and what its writer wants to be asked each time. */
export function HoleForm({ holes, unresolved, answers, focusRequest, ...props }: HoleFormProps) {
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusRequest === 0) return
    const at = holes.findIndex((hole) => isOpen(hole, answers, unresolved))
    form.current?.children[at]?.querySelector<HTMLElement>(CONTROLS)?.focus()
  }, [focusRequest])
  if (holes.length === 0) return null
  return (
    <div class="stack" role="group" aria-label={t('replies.fillIn')} ref={form}>
      {holes.map((hole) => (
        <HoleField
          key={hole.key}
          hole={hole}
          answers={answers}
          isAsked={focusRequest > 0 && unresolved.includes(hole.key)}
          onAnswer={(value) => props.onAnswers(withAnswer(answers, hole, value))}
          onDone={props.onDone}
          target={props.target}
        />
      ))}
    </div>
  )
}
