import { ArrowDown, ArrowUp, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { IconButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { CUSTOM_FIELD_KINDS, type CustomField } from '@/storage/schema/custom-field'
import { fold } from '@/utils/text/fold'
import { changeWithUndo } from '../app/change-with-undo'
import { write } from '../app/write'

type RowProps = {
  fields: readonly CustomField[]
  field: CustomField
  at: number
  onSave: (fields: CustomField[]) => void
}

const MOST_CHOICES = 100

export function FieldRow({ fields, field, at, onSave }: RowProps) {
  const { id, label, kind } = field
  const set = (next: CustomField): void => onSave(fields.map((one) => (one.id === id ? next : one)))
  const swap = (to: number): void => {
    const next = fields.filter((one) => one.id !== id)
    onSave(next.toSpliced(to, 0, field))
  }
  return (
    <li class="field-row">
      <div class="field-row-line">
        <NameInput fields={fields} field={field} at={at} />
        <select
          class="input"
          aria-label={t('fields.kind', { name: label })}
          value={kind}
          onChange={(event) => {
            const next = CUSTOM_FIELD_KINDS.find((one) => one === event.currentTarget.value)
            if (next !== undefined)
              set(next === 'choice' ? { ...field, kind: next } : { id, label, kind: next })
          }}
        >
          {CUSTOM_FIELD_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`fields.kind-${one}`)}
            </option>
          ))}
        </select>
        <IconButton
          label={t('fields.up', { name: label })}
          icon={ArrowUp}
          disabled={at === 0}
          onClick={() => swap(at - 1)}
        />
        <IconButton
          label={t('fields.down', { name: label })}
          icon={ArrowDown}
          disabled={at === fields.length - 1}
          onClick={() => swap(at + 1)}
        />
        <IconButton
          label={t('fields.remove', { name: label })}
          icon={Trash2}
          onClick={() => {
            const customFields = fields.filter((one) => one.id !== id)
            changeWithUndo({ customFields }, t('trash.settingRemoved', { name: label }))
          }}
        />
      </div>
      {kind === 'choice' && <Choices field={field} onChange={set} />}
    </li>
  )
}

/** A new name goes to every card that has the field; two fields cannot share one. */
function NameInput({ fields, field: { id, label }, at }: Omit<RowProps, 'onSave'>) {
  const [isTaken, setTaken] = useState(false)
  return (
    <>
      <input
        class="input"
        aria-label={t('fields.name', { position: at + 1 })}
        aria-invalid={isTaken}
        dir="auto"
        maxLength={60}
        value={label}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim()
          const isDouble = fields.some((one) => one.id !== id && fold(one.label) === fold(typed))
          setTaken(isDouble)
          if (isDouble || typed === label) return
          if (typed === '') event.currentTarget.value = label
          else
            void write(
              'customFields.rename',
              { id, label: typed },
              t('fields.renamed', { from: label, to: typed }),
            )
        }}
      />
      {isTaken && (
        <span class="field-error" role="alert">
          {t('fields.taken')}
        </span>
      )}
    </>
  )
}

function Choices({ field, onChange }: { field: CustomField; onChange: (field: CustomField) => void }) {
  return (
    <Field label={t('fields.choices', { name: field.label })}>
      {(control) => (
        <textarea
          {...control}
          class="input"
          dir="auto"
          rows={3}
          value={(field.choices ?? []).join('\n')}
          onChange={(event) => {
            const lines = event.currentTarget.value.split('\n').map((one) => one.trim().slice(0, 300))
            const choices = [...new Set(lines.filter((one) => one !== ''))].slice(0, MOST_CHOICES)
            onChange({ ...field, choices })
          }}
        />
      )}
    </Field>
  )
}
