import { useId, useState } from 'preact/hooks'
import { Chip } from '@/components/ui/chip'
import { Combobox } from '@/components/ui/combobox'
import { t } from '@/locales/t'
import { fold } from '@/utils/text/fold'

type LabelsFieldProps = {
  labels: readonly string[]
  /** Those that other replies have. */
  known: readonly string[]
  error: string | undefined
  onLabels: (labels: string[]) => void
}

/** Labels as chips: Enter or a comma adds what is typed, Backspace takes the last one away. */
export function LabelsField({ labels, known, error, onLabels }: LabelsFieldProps) {
  const id = useId()
  // What was typed and left is a label too; the field begins anew without it.
  const [count, clear] = useState(0)
  const add = (written: string): void => {
    const own = new Set(labels.map(fold))
    const added = split(written).filter((label) => !own.has(fold(label)))
    if (added.length > 0) onLabels([...labels, ...new Set(added)])
  }
  const options = known.filter((label) => !labels.includes(label)).map((label) => ({ id: label, label }))
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('replies.labels')}
      </label>
      {labels.length > 0 && (
        <ul class="tag-chips" aria-label={t('replies.labels')}>
          {labels.map((label) => (
            <li key={label}>
              <Chip
                text={label}
                color="gray"
                removeLabel={t('replies.removeLabel', { label })}
                onRemove={() => onLabels(labels.filter((one) => one !== label))}
              />
            </li>
          ))}
        </ul>
      )}
      <Combobox
        key={count}
        inputId={id}
        label={t('replies.addLabel')}
        placeholder={t('replies.addLabel')}
        options={options}
        onPick={({ label }) => add(label)}
        onCreate={add}
        createLabel={(label) => t('replies.createLabel', { label })}
        onBackspace={() => onLabels(labels.slice(0, -1))}
        onLeave={(text) => {
          if (text.trim() === '') return
          add(text)
          clear(count + 1)
        }}
      />
      {error !== undefined && (
        <span class="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

function split(written: string): string[] {
  const labels = written.split(/[,、，]/).map((label) => label.trim())
  return labels.filter((label) => label !== '')
}
