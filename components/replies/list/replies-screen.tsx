import './replies-screen.css'
import { MessageSquareText } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { addStarters } from '../../app/add-starters'
import { LookOnly } from '../../app/look-only'
import { mayChange } from '../../app/may'
import { QueryError } from '../../app/query-error'
import { goTo, route } from '../../app/route'
import { EditReply, NewReply } from '../editor/open-reply'
import { ReadReply } from '../editor/read-reply'
import { ReplyList } from './reply-list'

/** Every quick reply on the left, the one being written on the right. */
export function RepliesScreen() {
  const [, openId] = route.value
  const { data, error, refetch } = useQuery('replies.list', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const isEmpty = data.rows.length === 0
  return (
    <div class="replies-screen" data-open={openId !== undefined} data-empty={isEmpty}>
      {isEmpty ? openId === undefined && <NoReplies /> : <ReplyList rows={data.rows} openId={openId} />}
      {openId !== undefined && (
        <section class="replies-editor" aria-label={t('replies.editor')}>
          <OpenReply openId={openId} rows={data.rows} />
        </section>
      )}
    </div>
  )
}

function OpenReply({ openId, rows }: { openId: string; rows: readonly ReplyRow[] }) {
  const isEditable = mayChange('replies')
  if (openId === 'new') return isEditable ? <NewReply rows={rows} /> : <LookOnly table="replies" />
  return isEditable ? (
    <EditReply key={openId} id={openId} rows={rows} />
  ) : (
    <ReadReply key={openId} id={openId} />
  )
}

function NoReplies() {
  return (
    <Empty icon={MessageSquareText} title={t('replies.empty')} isPage>
      <LookOnly table="replies" />
      {mayChange('replies') && (
        <>
          <p>{t('replies.emptyHint')}</p>
          <div class="row">
            <Button variant="primary" onClick={() => void addStarters()}>
              {t('replies.addStarters')}
            </Button>
            <Button onClick={() => goTo('replies/new')}>{t('replies.create')}</Button>
          </div>
          <a href="#/packs">{t('packs.all')}</a>
          <a href="#/reply-import">{t('exchange.import')}</a>
        </>
      )}
    </Empty>
  )
}
