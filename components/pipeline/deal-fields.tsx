import { Field } from '@/components/ui/field'
import { TextField } from '@/components/ui/text-field'
import { t } from '@/locales/t'
import type { ContactBrief } from '@/storage/schema/contact'
import type { Stage } from '@/storage/schema/deal'
import { CURRENCIES } from '@/utils/products/currencies'
import { ContactField } from '../app/contact-field'
import { stageName } from '../app/stages'
import type { DealFaults, TypedDeal } from './deal-draft'

type FieldsProps = {
  typed: TypedDeal
  /** Whose deal it is: only a new one asks. */
  contact: ContactBrief | undefined
  stages: readonly Stage[]
  faults: DealFaults
  onChange: (typed: TypedDeal) => void
  onContact: (contactId: string | undefined) => void
}

export function DealFields({ typed, contact, stages, faults, onChange, onContact }: FieldsProps) {
  return (
    <>
      <TextField
        label={t('pipeline.dealTitle')}
        error={faults.title && t(faults.title)}
        value={typed.title}
        onText={(title) => onChange({ ...typed, title })}
      />
      <WhoseField contact={contact} fault={faults.contact} onContact={onContact} />
      <AmountFields typed={typed} faults={faults} onChange={onChange} />
      <div class="deal-pair">
        <StageField typed={typed} stages={stages} onChange={onChange} />
        <TextField
          label={t('pipeline.expectedClose')}
          value={typed.expectedClose}
          onText={(expectedClose) => onChange({ ...typed, expectedClose })}
          input={{ type: 'date', dir: undefined }}
        />
      </div>
      <TextField
        label={t('pipeline.note')}
        value={typed.note}
        onText={(note) => onChange({ ...typed, note })}
      />
    </>
  )
}

type WhoseProps = Pick<FieldsProps, 'contact' | 'onContact'> & { fault: DealFaults['contact'] }

function WhoseField({ contact, fault, onContact }: WhoseProps) {
  if (contact !== undefined) {
    return (
      <p>
        <span class="field-label">{t('pipeline.customer')}</span>
        <br />
        <a href={`#/contacts/${contact.id}`} dir="auto">
          {contact.name}
        </a>
      </p>
    )
  }
  return (
    <Field label={t('pipeline.customer')} error={fault && t(fault)}>
      {(control) => (
        <ContactField
          control={control}
          label={t('pipeline.customer')}
          placeholder={t('pipeline.customerHint')}
          onPick={({ id }) => onContact(id)}
          onClear={() => onContact(undefined)}
        />
      )}
    </Field>
  )
}

type PartProps = Pick<FieldsProps, 'typed' | 'onChange'>

function AmountFields({ typed, faults, onChange }: PartProps & { faults: DealFaults }) {
  return (
    <div class="deal-pair">
      <TextField
        label={t('pipeline.amount')}
        error={faults.amount && t(faults.amount)}
        value={typed.amount}
        onText={(amount) => onChange({ ...typed, amount })}
        input={{ inputMode: 'decimal', maxLength: 20, dir: undefined }}
      />
      <TextField
        label={t('pipeline.currency')}
        error={faults.currency && t(faults.currency)}
        value={typed.currency}
        onText={(code) => onChange({ ...typed, currency: code.toUpperCase() })}
        input={{ list: 'deal-currencies', maxLength: 3, autocapitalize: 'characters', dir: undefined }}
      />
      <datalist id="deal-currencies">
        {CURRENCIES.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </datalist>
    </div>
  )
}

function StageField({ typed, stages, onChange }: PartProps & { stages: readonly Stage[] }) {
  return (
    <Field label={t('pipeline.stage')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={typed.stageId}
          onChange={(event) => onChange({ ...typed, stageId: event.currentTarget.value })}
        >
          {stages.map((stage) => (
            <option key={stage.id} value={stage.id}>
              {stageName(stage)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
