import './popup.css'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { ToastArea } from '@/components/ui/toast-area'
import { t } from '@/locales/t'
import { FaultBar } from '../app/lasting-fault'
import { KeyboardHelp } from '../app/keyboard-help'
import { useLook } from '../app/look'
import { openWhatsApp } from '../app/open-whatsapp'
import { openWorkspace } from '../app/open-workspace'
import { useSettings } from '../app/settings'
import { followUndoKey } from '../app/undo'
import { Lazy } from '../app/lazy'
import { loadTodayList } from '../today'

export function Popup() {
  useSettings()
  useLook()
  useEffect(followUndoKey, [])
  return (
    <div class="popup">
      <header class="popup-head">
        <Mark />
        <h1 class="popup-title">{t('today.title')}</h1>
      </header>
      <FaultBar />
      <main class="popup-body">
        <Lazy load={loadTodayList} props={{ takesFocus: true, onOpened: () => window.close() }} />
      </main>
      <footer class="popup-foot">
        <Button variant="primary" small onClick={() => void openWhatsApp()}>
          {t('whatsapp.open')}
        </Button>
        <Button small onClick={() => openWorkspace('#/today')}>
          {t('sidebar.openWorkspace')}
        </Button>
      </footer>
      <KeyboardHelp />
      <ToastArea closeLabel={t('common.close')} />
    </div>
  )
}
