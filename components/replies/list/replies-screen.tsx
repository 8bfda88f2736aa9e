import './replies-screen.css'
import { MessageSquareText } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { addStarters } from '../../app/add-starters'
import { QueryError } from '../../app/query-error'
import { goTo, route } from '../../app/route'
import { EditReply, NewReply } from '../editor/open-reply'
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
          {openId === 'new' ? (
            <NewReply rows={data.rows} />
          ) : (
            <EditReply key={openId} id={openId} rows={data.rows} />
          )}
        </section>
      )}
    </div>
  )
}

function NoReplies() {
  return (
    <Empty icon={MessageSquareText} title={t('replies.empty')} isPage>
      <p>{t('replies.emptyHint')}</p>
      <div class="row">
        <Button variant="primary" onClick={() => void addStarters()}>
          {t('replies.addStarters')}
        </Button>
        <Button onClick={() => goTo('replies/new')}>{t('replies.create')}</Button>
      </div>
      <a href="#/packs">{t('packs.all')}</a>
      <a href="#/reply-import">{t('exchange.import')}</a>
    </Empty>
  )
}
