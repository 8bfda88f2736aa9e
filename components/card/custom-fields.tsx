import { EditableField } from '@/components/ui/editable-field'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import { Lazy } from '../app/lazy'
import { mayChange } from '../app/may'
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
      isFixed={!mayChange('contacts')}
      onCommit={(next) => save({ custom: { [label]: next === '' ? null : next } })}
      editor={(editor) => <LineEditor {...editor} label={label} />}
    />
  )
}
