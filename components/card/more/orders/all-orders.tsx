import type { ComponentChild } from 'preact'
import { QueryError } from '@/components/app/query-error'
import { usePages } from '@/components/app/use-pages'
import { useCustomer } from '@/components/customer'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Order } from '@/storage/schema/deal'

const PAGE_ROWS = 50

/** Every order, page by page. */
export function AllOrders({ rowOf }: { rowOf: (order: Order) => ComponentChild }) {
  const { contactId } = useCustomer()
  const { rows, hasMore, loadMore, error, refetch } = usePages('orders.page', { contactId, limit: PAGE_ROWS })
  if (error) return <QueryError error={error} retry={refetch} />
  return (
    <>
      {rows.map(rowOf)}
      {hasMore && (
        <Button variant="quiet" small onClick={loadMore}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}
