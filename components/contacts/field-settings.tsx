import { Plus } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { CustomField } from '@/storage/schema/custom-field'
import { newId } from '@/utils/ids'
import { changeSettings, settings } from '../app/settings'
import { FieldRow } from './field-row'

const MOST_FIELDS = 50

/** The fields a person added to every card. */
export function FieldSettings() {
  const fields = settings.value?.customFields
  if (fields === undefined) return null
  const save = (customFields: CustomField[]): void => changeSettings({ customFields })
  const add = (): void => {
    const taken = new Set(fields.map(({ label }) => label))
    const base = t('fields.newName')
    let label = base
    for (let number = 2; taken.has(label); number++) label = `${base} ${number}`
    save([...fields, { id: newId(), label, kind: 'text' }])
  }
  return (
    <>
      <p class="field-hint">{t('fields.hint')}</p>
      <ol aria-label={t('fields.title')}>
        {fields.map((field, at) => (
          <FieldRow key={field.id} fields={fields} field={field} at={at} onSave={save} />
        ))}
      </ol>
      <div>
        <Button small icon={Plus} disabled={fields.length >= MOST_FIELDS} onClick={add}>
          {t('fields.add')}
        </Button>
      </div>
      {fields.length > 0 && <p class="field-hint">{t('fields.removeHint')}</p>}
    </>
  )
}
