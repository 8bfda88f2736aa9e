import { useId } from 'preact/hooks'
import { t } from '@/locales/t'
import { CONFLICT_CHOICES, type ConflictChoice } from './plan-import'

type FieldsProps = { count: number; choice: ConflictChoice; onChoice: (choice: ConflictChoice) => void }

/** What becomes of everything that one has already; each row can still go its own way. */
export function ConflictFields({ count, choice, onChoice }: FieldsProps) {
  const name = useId()
  return (
    <fieldset class="import-conflicts">
      <legend>{t('exchange.conflicts', { count })}</legend>
      {CONFLICT_CHOICES.map((one) => (
        <label key={one} class="check">
          <input type="radio" name={name} checked={one === choice} onChange={() => onChoice(one)} />
          <span>{t(`exchange.all-${one}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
