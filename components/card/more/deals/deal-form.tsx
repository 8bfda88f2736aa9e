import { useState } from 'preact/hooks'
import { settings } from '@/components/app/settings'
import { allStages, stageName } from '@/components/app/stages'
import { t } from '@/locales/t'
import type { Deal, DealDraft } from '@/storage/schema/deal'
import { newId } from '@/utils/ids'
import { isCurrency } from '@/utils/products/currencies'
import { amountToType } from '@/utils/products/typed-amount'
import { AmountFields, readMoney, type TypedMoney } from '../amount-fields'
import { Form } from '../form'
import { stageOf } from './stage-of'
import { useDealActions } from './use-deal-actions'

type Typed = TypedMoney & { title: string; stageId: string; expectedClose: string; note: string }

/** A new deal, or one to change. */
export function DealForm({ deal, onClose }: { deal?: Deal; onClose: () => void }) {
  const stages = allStages()
  const { save } = useDealActions()
  const [typed, setTyped] = useState<Typed>(() => typedOf(deal))
  const [isChecked, setChecked] = useState(false)
  const change = (patch: Partial<Typed>): void => setTyped({ ...typed, ...patch })
  const fault = isChecked ? faultOf(typed) : undefined
  const onSave = (): void => {
    setChecked(true)
    if (faultOf(typed) !== undefined) return
    save(draftOf(typed, deal?.id ?? newId()))
    onClose()
  }
  return (
    <Form label={t(deal ? 'deal.edit' : 'deal.add')} fault={fault} onSave={onSave} onCancel={onClose}>
      <input
        class="input"
        aria-label={t('deal.about')}
        aria-invalid={isChecked && typed.title.trim() === ''}
        placeholder={t('deal.about')}
        maxLength={300}
        dir="auto"
        value={typed.title}
        onInput={(event) => change({ title: event.currentTarget.value })}
      />
      <AmountFields value={typed} isFaulty={fault === t('money.fault')} onChange={change} />
      <label class="card-form-line">
        <span>{t('deal.stage')}</span>
        <select
          class="input"
          value={typed.stageId}
          onChange={(event) => change({ stageId: event.currentTarget.value })}
        >
          {stages.map((stage) => (
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
          onInput={(event) => change({ expectedClose: event.currentTarget.value })}
        />
      </label>
      <input
        class="input"
        aria-label={t('deal.note')}
        placeholder={t('deal.note')}
        maxLength={300}
        dir="auto"
        value={typed.note}
        onInput={(event) => change({ note: event.currentTarget.value })}
      />
    </Form>
  )
}

function typedOf(deal: Deal | undefined): Typed {
  const stageId = deal?.stageId ?? ''
  const currency = deal?.currency ?? settings.value?.currency ?? 'USD'
  return {
    title: deal?.title ?? '',
    amount: deal?.amountMinor === undefined ? '' : amountToType(deal.amountMinor, currency),
    currency,
    stageId: stageOf({ stageId }, allStages())?.id ?? '',
    expectedClose: deal?.expectedClose ?? '',
    note: deal?.note ?? '',
  }
}

function faultOf(typed: Typed): string | undefined {
  if (typed.title.trim() === '') return t('deal.titleFault')
  const isRight = typed.amount.trim() === '' ? isCurrency(typed.currency) : readMoney(typed) !== undefined
  return isRight ? undefined : t('money.fault')
}

function draftOf(typed: Typed, id: string): DealDraft {
  const { title, currency, stageId, expectedClose, note } = typed
  const amountMinor = typed.amount.trim() === '' ? undefined : readMoney(typed)
  return {
    id,
    title: title.trim(),
    currency,
    stageId,
    ...(amountMinor !== undefined && { amountMinor }),
    ...(expectedClose !== '' && { expectedClose }),
    ...(note.trim() !== '' && { note: note.trim() }),
  }
}
