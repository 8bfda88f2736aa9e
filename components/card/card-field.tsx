import { EditableField, type FieldEditor } from '@/components/ui/editable-field'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import { firstNameOf } from '@/utils/first-name'
import { toE164 } from '@/utils/phone'
import { useCustomer } from '../customer'
import { mayChange } from '../app/may'
import { ChannelEditor, LanguageEditor, SourceEditor, TimeZoneEditor } from './choice-editors'
import { displayOf } from './display'
import type { FieldSpec } from './fields'
import { usePhone } from '../app/use-phone'
import { useSave } from './use-save'

/** One field of the card; empty ones ask to be filled. */
export function CardField({ field }: { field: FieldSpec }) {
  const { card } = useCustomer()
  const save = useSave()
  const label = t(field.label)
  const value = card.contact[field.name] ?? ''
  return (
    <EditableField
      label={label}
      value={value}
      display={field.editor === 'tel' ? <PhoneText phone={value} /> : displayOf(field.name, value)}
      emptyText={emptyTextOf(field, card.contact.name)}
      editLabel={t('card.edit', { field: label })}
      isFixed={!mayChange('contacts')}
      onCommit={(next) => save({ [field.name]: storedValue(field, next) })}
      editor={(editor) => editorFor(field, label, editor)}
    />
  )
}

function PhoneText({ phone }: { phone: string }) {
  return <bdi dir="ltr">{usePhone(phone).text}</bdi>
}

/** The first name is worked out from the name until somebody says otherwise. */
function emptyTextOf(field: FieldSpec, name: string): string {
  const guessed = field.name === 'firstName' ? firstNameOf(name) : ''
  return guessed === '' ? t('card.add') : t('card.guessed', { name: guessed })
}

function storedValue(field: FieldSpec, value: string): string | null {
  if (value === '') return null
  return field.editor === 'tel' ? (toE164(value) ?? null) : value
}

function editorFor(field: FieldSpec, label: string, editor: FieldEditor) {
  const props = { ...editor, label }
  switch (field.editor) {
    case 'language':
      return <LanguageEditor {...props} />
    case 'time-zone':
      return <TimeZoneEditor {...props} />
    case 'source':
      return <SourceEditor {...props} />
    case 'channel':
      return <ChannelEditor {...props} />
    case 'tel':
      return <LineEditor {...props} type="tel" check={checkPhone} />
    case 'email':
      return <LineEditor {...props} type="email" check={checkEmail} />
    default:
      return <LineEditor {...props} />
  }
}

function checkPhone(value: string): string | undefined {
  return value === '' || toE164(value) !== undefined ? undefined : t('card.phoneFault')
}

function checkEmail(value: string): string | undefined {
  return value === '' || /^[^\s@]+@[^\s@]+$/.test(value) ? undefined : t('card.emailFault')
}
