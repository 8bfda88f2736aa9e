import { write } from '@/components/app/write'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { CardMore } from '@/storage/protocol/customers'
import type { Deal, Order, OrderDraft } from '@/storage/schema/deal'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { moneyText } from '../money-text'
import { useMore } from '../more-scope'

type OrderActions = {
  /** @returns whether it is saved. */
  save: (draft: OrderDraft) => Promise<boolean>
  remove: (order: Order) => void
  /** What a deal has brought, as an order of today. */
  orderOf: (deal: Deal) => void
}

/** @returns what may be done with the orders of the customer that was on the screen when it was asked for. */
export function useOrderActions(): OrderActions {
  const { target, contactId } = useCustomer()
  const { apply } = useMore()
  const save = (draft: OrderDraft): Promise<boolean> => {
    const amount = moneyText(draft.amountMinor, draft.currency)
    return apply(
      (more) => withDraft(more, draft, contactId),
      () => write('orders.save', { target, contactId, order: draft }, t('order.saved', { amount })),
    )
  }
  return {
    save,
    remove: ({ id, amountMinor, currency }) =>
      void apply(
        (more) => withoutOrder(more, id),
        () =>
          write('orders.remove', { id }, t('order.removed', { amount: moneyText(amountMinor, currency) })),
      ),
    orderOf: ({ id: dealId, title, amountMinor = 0, currency }) =>
      void save({ id: newId(), at: now(), amountMinor, currency, dealId, note: title }),
  }
}

const DRAFT_FIELDS = ['at', 'amountMinor', 'currency', 'productId', 'dealId', 'note'] as const

function withDraft(more: CardMore, draft: OrderDraft, contactId: string): CardMore {
  const before = more.orders.find(({ id }) => id === draft.id)
  if (before !== undefined && DRAFT_FIELDS.every((field) => before[field] === draft[field])) return more
  const at = now()
  const { createdAt, updatedAt } = before ?? { createdAt: at, updatedAt: at }
  const order: Order = { ...draft, contactId: before?.contactId ?? contactId, createdAt, updatedAt }
  const others = more.orders.filter(({ id }) => id !== draft.id)
  return {
    ...more,
    orders: [...others, order].toSorted((a, b) => b.at - a.at),
    orderCount: more.orderCount + (before === undefined ? 1 : 0),
  }
}

function withoutOrder(more: CardMore, orderId: string): CardMore {
  const orders = more.orders.filter(({ id }) => id !== orderId)
  if (orders.length === more.orders.length) return more
  return { ...more, orders, orderCount: more.orderCount - 1 }
}
