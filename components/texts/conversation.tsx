import '@/components/ui/field.css'
import './texts.css'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { openWorkspace } from '../app/open-workspace'
import { QueryError } from '../app/query-error'
import { usePages } from '../app/use-pages'
import { TextLines } from './text-lines'
import { useActivity } from './use-activity'

const PAGE_ROWS = 20

/** The last messages with a customer, and a search in them. */
export function Conversation({ contactId }: { contactId: string }) {
  const [search, setSearch] = useState('')
  const { data: state } = useQuery('texts.state', {})
  useActivity(state?.isLocked === false)
  return (
    <div class="stack conversation">
      <input
        class="input"
        type="search"
        aria-label={t('conversation.search')}
        placeholder={t('conversation.search')}
        maxLength={300}
        dir="auto"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {search.trim() === '' ? (
        <Last contactId={contactId} />
      ) : (
        <Found contactId={contactId} search={search.trim()} />
      )}
    </div>
  )
}

function Last({ contactId }: { contactId: string }) {
  const pages = usePages('texts.page', { contactId, limit: PAGE_ROWS })
  const { rows, hasMore, isLoading, loadMore, error, refetch } = pages
  if (error) return <QueryError error={error} retry={refetch} />
  if (rows.length === 0) return isLoading ? null : <p class="quiet">{t('conversation.none')}</p>
  const locked = rows.filter(({ text, isSensitive }) => isSensitive && text === undefined).length
  return (
    <>
      {locked > 0 && (
        <Notice
          action={
            <Button small onClick={() => openWorkspace('#/settings/texts')}>
              {t('conversation.unlock')}
            </Button>
          }
        >
          {t('conversation.someLocked', { count: locked })}
        </Notice>
      )}
      <TextLines rows={rows} label={t('conversation.title')} />
      {hasMore && <Older onClick={loadMore} />}
    </>
  )
}

function Found({ contactId, search }: { contactId: string; search: string }) {
  const pages = usePages('texts.search', { contactId, search, limit: PAGE_ROWS })
  const { rows, hasMore, isLoading, loadMore, error, refetch } = pages
  if (error) return <QueryError error={error} retry={refetch} />
  return (
    <>
      <TextLines rows={rows} label={t('conversation.found')} />
      {rows.length === 0 && !isLoading && <p class="quiet">{t('conversation.notFound', { search })}</p>}
      {hasMore && <Older onClick={loadMore} />}
      <p class="quiet">{t('conversation.searchHint')}</p>
    </>
  )
}

function Older({ onClick }: { onClick: () => void }) {
  return (
    <div>
      <Button variant="quiet" small onClick={onClick}>
        {t('conversation.older')}
      </Button>
    </div>
  )
}
