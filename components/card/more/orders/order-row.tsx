import { Ellipsis, Pencil, Trash2 } from 'lucide-preact'
import { mayChange } from '@/components/app/may'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { Order } from '@/storage/schema/deal'
import { dayOfMoment, dayText } from '../day-text'
import { moneyText } from '../money-text'
import { useOrderActions } from './use-order-actions'

type OrderRowProps = { order: Order; product: string | undefined; onEdit: () => void }

export function OrderRow({ order, product, onEdit }: OrderRowProps) {
  const { remove } = useOrderActions()
  const day = dayText(dayOfMoment(order.at))
  const amount = moneyText(order.amountMinor, order.currency)
  const what = [product, order.note].filter((text) => text !== undefined).join(' · ')
  return (
    <div class="deal-line order">
      <span class="order-day">{day}</span>
      <span class="order-what one-line" dir="auto" title={what}>
        {what}
      </span>
      <span class="deal-amount">{amount}</span>
      <Menu
        label={t('order.actions', { amount, day })}
        icon={Ellipsis}
        items={
          mayChange('orders')
            ? [
                { label: t('order.edit'), icon: Pencil, run: onEdit },
                { label: t('order.remove'), icon: Trash2, isDanger: true, run: () => remove(order) },
              ]
            : []
        }
      />
    </div>
  )
}
