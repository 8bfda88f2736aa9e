import { Plus } from 'lucide-preact'
import { mayChange } from '@/components/app/may'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Order } from '@/storage/schema/deal'
import { useQuery } from '@/storage/use-query'
import { orderDrafts, useBegunRow } from '../form-drafts'
import { sumText } from '../money-text'
import { useMore } from '../more-scope'
import { Part } from '../part'
import { AllOrders } from './all-orders'
import { OrderForm } from './order-form'
import { OrderRow } from './order-row'

/** What this customer has bought. */
export function Orders() {
  const { more, adding, setAdding } = useMore()
  const [opened, setEditing] = useState<string>()
  const [showsAll, setShowsAll] = useState(false)
  // One that was half filled in opens by itself.
  const isEditable = mayChange('orders')
  const drafted = useBegunRow(orderDrafts)
  const begun = isEditable ? drafted : undefined
  const editing = opened ?? begun
  const isAdding = adding === 'order' || begun === ''
  const hasProducts = more.orders.some(({ productId }) => productId !== undefined)
  const { data: products } = useQuery('products.list', hasProducts ? {} : undefined)
  if (more.orders.length === 0 && !isAdding) return null
  const hasMore = more.orderCount > more.orders.length
  const rowOf = (order: Order) =>
    order.id === editing ? (
      <OrderForm key={order.id} order={order} onClose={() => setEditing(undefined)} />
    ) : (
      <OrderRow
        key={order.id}
        order={order}
        product={products?.find(({ id }) => id === order.productId)?.name}
        onEdit={() => setEditing(order.id)}
      />
    )
  // A sum of some of them would look like that of all.
  const summary = hasMore ? '' : sumText(more.orders)
  return (
    <Part
      id="orders"
      title={t('order.title')}
      isBusy={isAdding}
      summary={[String(more.orderCount), summary].filter((text) => text !== '').join(' · ')}
      actions={
        isEditable && <IconButton label={t('order.add')} icon={Plus} onClick={() => setAdding('order')} />
      }
    >
      {isAdding && <OrderForm onClose={() => setAdding(undefined)} />}
      {showsAll ? <AllOrders rowOf={rowOf} /> : more.orders.map(rowOf)}
      {hasMore && !showsAll && (
        <Button variant="quiet" small onClick={() => setShowsAll(true)}>
          {t('order.all', { count: more.orderCount })}
        </Button>
      )}
    </Part>
  )
}
