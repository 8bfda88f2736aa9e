import { useId } from 'preact/hooks'
import { t } from '@/locales/t'
import { CONFLICT_CHOICES, type ConflictChoice } from './plan-import'

type FieldsProps = {
  kind: 'reply' | 'product'
  count: number
  choice: ConflictChoice
  onChoice: (choice: ConflictChoice) => void
}

/** What becomes of everything that one has already. */
export function ConflictFields({ kind, count, choice, onChoice }: FieldsProps) {
  const name = useId()
  return (
    <fieldset class="import-conflicts">
      <legend>{t('exchange.conflicts', { count })}</legend>
      {CONFLICT_CHOICES.map((one) => (
        <label key={one} class="check">
          <input type="radio" name={name} checked={one === choice} onChange={() => onChoice(one)} />
          <span>{t(`exchange.all-${kind}-${one}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
