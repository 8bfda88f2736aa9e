import './replies-screen.css'
import { MessageSquarePlus, MessageSquareText } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../../app/query-error'
import { goTo, route } from '../../app/route'
import { EditReply, NewReply } from '../editor/reply-editor'
import { indexReplies, searchReplies } from '../search'
import { addStarters } from '../starters'

/** Every quick reply on the left, the one being written on the right. */
export function RepliesScreen() {
  const [, openId] = route.value
  const { data, error, refetch } = useQuery('replies.list', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="replies-screen" data-open={openId !== undefined} data-empty={data.rows.length === 0}>
      <ReplyList rows={data.rows} openId={openId} />
      <section class="replies-editor" aria-label={t('replies.editor')}>
        {openId === undefined && <NothingOpen hasReplies={data.rows.length > 0} />}
        {openId === 'new' && <NewReply />}
        {openId !== undefined && openId !== 'new' && <EditReply key={openId} id={openId} />}
      </section>
    </div>
  )
}

function ReplyList({ rows, openId }: { rows: readonly ReplyRow[]; openId: string | undefined }) {
  const [query, setQuery] = useState('')
  const found = searchReplies(indexReplies(rows), query)
  return (
    <section class="replies-list" aria-label={t('replies.title')}>
      <h1 class="visually-hidden">{t('replies.title')}</h1>
      <div class="replies-tools">
        <input
          class="input"
          aria-label={t('replies.search')}
          placeholder={t('replies.search')}
          value={query}
          dir="auto"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <Button icon={MessageSquarePlus} onClick={() => goTo('replies/new')}>
          {t('replies.new')}
        </Button>
      </div>
      <ul>
        {found.map((row) => (
          <li key={row.id}>
            <a
              class="reply-link"
              href={`#/replies/${row.id}`}
              aria-current={row.id === openId ? 'true' : undefined}
            >
              <span class="row">
                <span class="reply-title one-line" dir="auto">
                  {row.title}
                </span>
                <span class="reply-shortcut">{row.shortcut}</span>
              </span>
              <span class="reply-excerpt one-line" dir="auto">
                {row.excerpt}
              </span>
              {row.uses > 0 && <span class="reply-excerpt">{t('replies.uses', { count: row.uses })}</span>}
            </a>
          </li>
        ))}
      </ul>
      {found.length === 0 && rows.length > 0 && (
        <p class="quiet replies-none">{t('replies.nothingFound', { query })}</p>
      )}
    </section>
  )
}

function NothingOpen({ hasReplies }: { hasReplies: boolean }) {
  if (hasReplies) return <Empty icon={MessageSquareText} title={t('replies.noneOpen')} />
  return (
    <Empty icon={MessageSquareText} title={t('replies.empty')}>
      <p>{t('replies.emptyHint')}</p>
      <div class="row">
        <Button variant="primary" onClick={addStarters}>
          {t('replies.addStarters')}
        </Button>
        <Button onClick={() => goTo('replies/new')}>{t('replies.create')}</Button>
      </div>
    </Empty>
  )
}
