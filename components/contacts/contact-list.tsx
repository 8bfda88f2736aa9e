import { ChartPie, EllipsisVertical, FileDown, FileUp, Merge, UserPlus } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { VirtualList } from '@/components/ui/virtual-list'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { usePages } from '../app/use-pages'
import { ContactRow } from './contact-row'
import { type Filter, ListTools } from './list-tools'
import { NoContacts } from './no-contacts'
import { EVERYBODY, useOwnerFilter } from './owner-choices'

/** Some three screens: more of them are fetched before the last is reached. */
const PAGE_ROWS = 50
const ROW_PX = 56

const UNFILTERED: Filter = { search: '', tagId: '', owner: EVERYBODY, sort: 'recent' }

export function ContactList({ openId }: { openId: string | undefined }) {
  const [filter, setFilter] = useState(UNFILTERED)
  const { search, tagId, sort } = filter
  const { owners, owner, asks } = useOwnerFilter(filter.owner)
  const pages = usePages('contacts.page', {
    search: search.trim(),
    sort,
    limit: PAGE_ROWS,
    ...(tagId !== '' && { tagId }),
    ...asks,
  })
  const { data: tags = [] } = useQuery('tags.list', {})
  const [selected, select] = useState(-1)
  useEffect(() => select(-1), [search, tagId, owner, sort])
  const { rows, total, isLoading, error } = pages
  const isUnfiltered = search.trim() === '' && tagId === '' && owner === EVERYBODY
  const isEditable = mayChange('contacts')
  return (
    <section class="contacts-list" aria-label={t('contacts.title')}>
      <h1 class="visually-hidden">{t('contacts.title')}</h1>
      <ListTools filter={{ ...filter, owner }} onFilter={setFilter} tags={tags} owners={owners} />
      <div class="contacts-head">
        <p class="quiet grow" role="status">
          {total !== undefined && t('contacts.count', { count: total })}
        </p>
        {isEditable && (
          <Button small icon={UserPlus} onClick={() => goTo('contacts/new')}>
            {t('contacts.new')}
          </Button>
        )}
        <Menu label={t('contacts.tools')} icon={EllipsisVertical} items={toolItems(isEditable)} />
      </div>
      {error && <QueryError error={error} retry={pages.refetch} />}
      {!isLoading && !error && rows.length === 0 && (isUnfiltered ? <NoContacts /> : <NothingFound />)}
      <div class="contacts-rows">
        <VirtualList
          label={t('contacts.title')}
          rows={rows}
          total={total}
          rowHeight={ROW_PX}
          keyOf={({ id }) => id}
          selected={selected >= 0 ? selected : rows.findIndex(({ id }) => id === openId)}
          onSelect={select}
          onOpen={({ id }) => goTo(`contacts/${id}`)}
          onEnd={pages.loadMore}
          render={(contact) => <ContactRow contact={contact} tags={tags} />}
        />
      </div>
    </section>
  )
}

function toolItems(isEditable: boolean): MenuItem[] {
  const importing = { label: t('contactFiles.import'), icon: FileUp, run: () => goTo('import-contacts') }
  const exporting = { label: t('contactFiles.export'), icon: FileDown, run: () => goTo('export-contacts') }
  const value = { label: t('value.title'), icon: ChartPie, run: () => goTo('value') }
  if (!isEditable) return [exporting, value]
  return [
    importing,
    exporting,
    { label: t('duplicates.title'), icon: Merge, run: () => goTo('duplicates') },
    { label: t('chatImport.title'), icon: FileUp, run: () => goTo('import-chats') },
    value,
  ]
}

function NothingFound() {
  return <p class="contacts-count">{t('contacts.nothingFound')}</p>
}
