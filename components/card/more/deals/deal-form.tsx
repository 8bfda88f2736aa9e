import { useState } from 'preact/hooks'
import { allStages, stageName } from '@/components/app/stages'
import { t } from '@/locales/t'
import type { Deal } from '@/storage/schema/deal'
import { newId } from '@/utils/ids'
import { AmountFields } from '../amount-fields'
import { Form } from '../form'
import { dealDrafts, useFormDraft } from '../form-drafts'
import { draftOf, faultOf, type TypedDeal, typedOf } from './typed-deal'
import { useDealActions } from './use-deal-actions'

/** A new deal, or one to change. What is half filled in stays with the customer it is for. */
export function DealForm({ deal, onClose }: { deal?: Deal; onClose: () => void }) {
  const { save } = useDealActions()
  const { begun, ...draft } = useFormDraft(dealDrafts, deal?.id)
  const typed = typedOf(deal, begun)
  const [isChecked, setChecked] = useState(false)
  const fault = isChecked ? faultOf(typed) : undefined
  const change = (patch: Partial<TypedDeal>): void => {
    const { title, amount, currency, stageId, expectedClose, note } = { ...typed, ...patch }
    draft.keep(title, { title, amount, currency, stageId, expectedClose, note })
  }
  const onSave = (): void => {
    setChecked(true)
    if (faultOf(typed) !== undefined) return
    draft.whileSaving(() => save(draftOf(typed, deal?.id ?? begun?.noteId ?? newId())))
    onClose()
  }
  const onCancel = (): void => {
    draft.drop()
    onClose()
  }
  const label = t(deal ? 'deal.edit' : 'deal.add')
  return (
    <Form label={label} fault={fault} onSave={onSave} onCancel={onCancel}>
      <DealFields typed={typed} fault={fault} onChange={change} />
    </Form>
  )
}

type FieldsProps = {
  typed: TypedDeal
  fault: string | undefined
  onChange: (patch: Partial<TypedDeal>) => void
}

function DealFields({ typed, fault, onChange }: FieldsProps) {
  return (
    <>
      <input
        class="input"
        aria-label={t('deal.about')}
        aria-invalid={fault !== undefined && typed.title.trim() === ''}
        placeholder={t('deal.about')}
        maxLength={300}
        dir="auto"
        value={typed.title}
        onInput={(event) => onChange({ title: event.currentTarget.value })}
      />
      <AmountFields value={typed} isFaulty={fault === t('money.fault')} onChange={onChange} />
      <label class="card-form-line">
        <span>{t('deal.stage')}</span>
        <select
          class="input"
          value={typed.stageId}
          onChange={(event) => onChange({ stageId: event.currentTarget.value })}
        >
          {allStages().map((stage) => (
            <option key={stage.id} value={stage.id}>
              {stageName(stage)}
            </option>
          ))}
        </select>
      </label>
      <label class="card-form-line">
        <span>{t('deal.expectedClose')}</span>
        <input
          class="input"
          type="date"
          value={typed.expectedClose}
          onInput={(event) => onChange({ expectedClose: event.currentTarget.value })}
        />
      </label>
      <input
        class="input"
        aria-label={t('deal.note')}
        placeholder={t('deal.note')}
        maxLength={300}
        dir="auto"
        value={typed.note}
        onInput={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
