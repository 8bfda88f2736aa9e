import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { newId } from '@/utils/ids'
import { toE164 } from '@/utils/phone'
import { goTo } from '../app/route'
import { write } from '../app/write'

/** A contact made by hand: a name is enough. */
export function NewContact() {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [company, setCompany] = useState('')
  const [isChecked, setChecked] = useState(false)
  // One id for this form, so that a second click cannot make a second contact.
  const [id] = useState(newId)
  const faults = faultsOf(name, phone)
  const create = async (): Promise<void> => {
    setChecked(true)
    if (faults.name !== undefined || faults.phone !== undefined) return
    const patch = patchOf(name, phone, company)
    const written = await write('contacts.create', { id, patch }, t('contacts.created', { name: patch.name }))
    if (written !== undefined) goTo(`contacts/${written.contactId ?? id}`)
  }
  return (
    <form
      class="section stack"
      aria-label={t('contacts.new')}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <h1 class="card-name">{t('contacts.new')}</h1>
      <Line
        label={t('card.name')}
        value={name}
        onChange={setName}
        error={isChecked ? faults.name : undefined}
        takesFocus
      />
      <Line
        label={t('card.phone')}
        value={phone}
        onChange={setPhone}
        error={isChecked ? faults.phone : undefined}
      />
      <Line label={t('card.company')} value={company} onChange={setCompany} />
      <div class="row">
        <Button variant="primary" type="submit">
          {t('contacts.create')}
        </Button>
        <Button onClick={() => goTo('contacts')}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

function faultsOf(name: string, phone: string): { name?: string; phone?: string } {
  return {
    ...(name.trim() === '' && { name: t('card.nameNeeded') }),
    ...(phone.trim() !== '' && toE164(phone) === undefined && { phone: t('card.phoneFault') }),
  }
}

function patchOf(name: string, typedPhone: string, company: string) {
  const phone = toE164(typedPhone)
  return {
    name: name.trim(),
    ...(phone !== undefined && { phone }),
    ...(company.trim() !== '' && { company: company.trim() }),
  }
}

type LineProps = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  takesFocus?: boolean
}

function Line({ label, value, onChange, error, takesFocus }: LineProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [])
  return (
    <Field label={label} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          ref={input}
          dir="auto"
          maxLength={300}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
