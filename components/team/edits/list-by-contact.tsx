import type { ComponentChildren, RefObject } from 'preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { QueryError } from '../../app/query-error'
import type { Pages } from '../../app/use-pages'
import { byContact, type Shown } from './about'
import { GroupHead } from './group-head'

type ListProps<Row extends Shown> = {
  pages: Pages<Row>
  list: RefObject<HTMLDivElement | null>
  /** One row, as an item of a list. */
  children: (row: Row) => ComponentChildren
}

/** A long list of changes, contact by contact. */
export function ListByContact<Row extends Shown>({ pages, list, children }: ListProps<Row>) {
  const { rows, hasMore, isLoading, error, loadMore, refetch } = pages
  return (
    <>
      {error && <QueryError error={error} retry={refetch} />}
      <div ref={list}>
        {byContact(rows).map((group) => (
          <div key={group.key} class="team-group">
            <GroupHead group={group} />
            <ul>{group.rows.map(children)}</ul>
          </div>
        ))}
      </div>
      {hasMore && (
        <Button small disabled={isLoading} onClick={loadMore}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}
