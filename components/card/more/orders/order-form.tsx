import { useState } from 'preact/hooks'
import { settings } from '@/components/app/settings'
import type { Draft } from '@/components/customer'
import { t } from '@/locales/t'
import type { Order, OrderDraft } from '@/storage/schema/deal'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { amountToType } from '@/utils/products/typed-amount'
import { AmountFields, readMoney, type TypedMoney } from '../amount-fields'
import { dayOfMoment, momentOfDay } from '../day-text'
import { Form } from '../form'
import { orderDrafts, useFormDraft } from '../form-drafts'
import { ProductSelect } from './product-select'
import { useOrderActions } from './use-order-actions'

type Typed = TypedMoney & { day: string; productId: string; note: string }

/** A new order, or one to change. What is half filled in stays with the customer it is for. */
export function OrderForm({ order, onClose }: { order?: Order; onClose: () => void }) {
  const { save } = useOrderActions()
  const { begun, ...kept } = useFormDraft(orderDrafts, order?.id)
  const typed = typedOf(order, begun)
  const [isChecked, setChecked] = useState(false)
  const change = (patch: Partial<Typed>): void => {
    const { amount, currency, day, productId, note } = { ...typed, ...patch }
    kept.keep(note, { amount, currency, day, productId, note })
  }
  const draft = draftOf(typed, order, begun)
  const onSave = (): void => {
    setChecked(true)
    if (draft === undefined) return
    kept.whileSaving(() => save(draft))
    onClose()
  }
  const onCancel = (): void => {
    kept.drop()
    onClose()
  }
  const isFaulty = isChecked && draft === undefined
  return (
    <Form
      label={t(order ? 'order.edit' : 'order.add')}
      fault={isFaulty ? t(typed.day === '' ? 'order.dayFault' : 'money.fault') : undefined}
      onSave={onSave}
      onCancel={onCancel}
    >
      <AmountFields value={typed} isFaulty={isFaulty} onChange={change} />
      <label class="card-form-line">
        <span>{t('order.day')}</span>
        <input
          class="input"
          type="date"
          value={typed.day}
          onInput={(event) => change({ day: event.currentTarget.value })}
        />
      </label>
      <ProductSelect value={typed.productId} onChange={(productId) => change({ productId })} />
      <input
        class="input"
        aria-label={t('order.note')}
        placeholder={t('order.note')}
        maxLength={300}
        dir="auto"
        value={typed.note}
        onInput={(event) => change({ note: event.currentTarget.value })}
      />
    </Form>
  )
}

/** What was begun before, else the order itself. */
function typedOf(order: Order | undefined, begun: Draft | undefined): Typed {
  const currency = order?.currency ?? settings.value?.currency ?? 'USD'
  return {
    amount: order === undefined ? '' : amountToType(order.amountMinor, currency),
    currency,
    day: dayOfMoment(order?.at ?? now()),
    productId: order?.productId ?? '',
    note: order?.note ?? '',
    ...begun?.fields,
  }
}

function draftOf(typed: Typed, order: Order | undefined, begun: Draft | undefined): OrderDraft | undefined {
  const amountMinor = readMoney(typed)
  if (amountMinor === undefined || typed.day === '') return undefined
  const { currency, day, productId, note } = typed
  // The moment stays what it was unless another day was chosen; one of today is now.
  const known = order?.at ?? now()
  return {
    id: order?.id ?? begun?.noteId ?? newId(),
    at: dayOfMoment(known) === day ? known : momentOfDay(day),
    amountMinor,
    currency,
    ...(productId !== '' && { productId }),
    ...(order?.dealId !== undefined && { dealId: order.dealId }),
    ...(note.trim() !== '' && { note: note.trim() }),
  }
}
