import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { EditableField } from '@/components/ui/editable-field'
import { isComposing } from '@/components/ui/keys'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import { Lazy } from '../app/lazy'
import { sayMore, settings } from '../app/settings'
import { useCustomer } from '../customer'
import { useSave } from './use-save'

const loadDefined = async () => {
  const [{ DefinedField }] = await Promise.all([import('./custom/defined-field'), sayMore()])
  return DefinedField
}

/** The user's own fields: those of the settings first, then whatever else has a value. Emptying one takes it off the card. */
export function CustomFields({ showsEmpty }: { showsEmpty: boolean }) {
  const { custom } = useCustomer().card.contact
  const defined = settings.value?.customFields ?? []
  const shown = defined.filter(({ label }) => showsEmpty || custom[label] !== undefined)
  const others = Object.entries(custom).filter(([label]) => defined.every((field) => field.label !== label))
  return (
    <>
      {shown.map((field) =>
        field.kind === 'text' ? (
          <FreeField key={field.id} label={field.label} value={custom[field.label] ?? ''} />
        ) : (
          <Lazy key={field.id} load={loadDefined} props={{ field, value: custom[field.label] ?? '' }} />
        ),
      )}
      {others.map(([label, value]) => (
        <FreeField key={label} label={label} value={value} />
      ))}
    </>
  )
}

function FreeField({ label, value }: { label: string; value: string }) {
  const save = useSave()
  return (
    <EditableField
      label={label}
      value={value}
      emptyText={t('card.add')}
      editLabel={t('card.edit', { field: label })}
      onCommit={(next) => save({ custom: { [label]: next === '' ? null : next } })}
      editor={(editor) => <LineEditor {...editor} label={label} />}
    />
  )
}

export function AddCustomField() {
  const save = useSave()
  const [label, setLabel] = useState('')
  const [value, setValue] = useState('')
  const isReady = label.trim() !== '' && value.trim() !== ''
  const add = (): void => {
    if (!isReady) return
    save({ custom: { [label.trim()]: value.trim() } })
    setLabel('')
    setValue('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !isComposing(event)) add()
  }
  return (
    <div class="custom-add" role="group" aria-label={t('card.addField')}>
      <input
        class="input"
        aria-label={t('card.fieldName')}
        placeholder={t('card.fieldName')}
        value={label}
        maxLength={60}
        dir="auto"
        onInput={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <input
        class="input"
        aria-label={t('card.fieldValue')}
        placeholder={t('card.fieldValue')}
        value={value}
        maxLength={300}
        dir="auto"
        onInput={(event) => setValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button small icon={Plus} disabled={!isReady} onClick={add}>
        {t('card.addField')}
      </Button>
    </div>
  )
}
