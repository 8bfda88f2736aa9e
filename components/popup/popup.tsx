import './popup.css'
import { AlarmClockCheck } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { Empty, Skeleton } from '@/components/ui/notice'
import { ToastArea } from '@/components/ui/toast-area'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { FaultBar } from '../app/lasting-fault'
import { useLook } from '../app/look'
import { openWhatsApp } from '../app/open-whatsapp'
import { openWorkspace } from '../app/open-workspace'
import { QueryError } from '../app/query-error'
import { useSettings } from '../app/settings'
import { followUndoKey } from '../app/undo'
import { DueList } from '../follow-ups'

const MOST_SHOWN = 10

export function Popup() {
  useSettings()
  useLook()
  useEffect(followUndoKey, [])
  return (
    <div class="popup">
      <header class="popup-head">
        <Mark />
        <h1 class="popup-title">{t('popup.title')}</h1>
      </header>
      <FaultBar />
      <main class="popup-body">
        <NextFollowUps />
      </main>
      <footer class="popup-foot">
        <Button variant="primary" small onClick={() => void openWhatsApp()}>
          {t('whatsapp.open')}
        </Button>
        <Button small onClick={() => openWorkspace('#/contacts')}>
          {t('sidebar.openWorkspace')}
        </Button>
      </footer>
      <ToastArea closeLabel={t('common.close')} />
    </div>
  )
}

function NextFollowUps() {
  const { data, error, refetch } = useQuery('followUps.page', { limit: MOST_SHOWN })
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  if (data.rows.length === 0) {
    return (
      <Empty icon={AlarmClockCheck} title={t('followUps.empty')}>
        <p>{t('followUps.emptyHint')}</p>
      </Empty>
    )
  }
  return <DueList label={t('popup.title')} rows={data.rows} />
}
