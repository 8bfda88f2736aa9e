import { PanelRight } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useLook } from '../app/look'
import { openWorkspace } from '../app/open-workspace'

/** The sidebar in a tab of its own: it says where it belongs. */
export function Alone() {
  useLook()
  return (
    <main>
      <Empty isPage icon={PanelRight} title={t('sidebar.alone')}>
        <p>{t('sidebar.aloneHint')}</p>
        <Button variant="primary" onClick={() => openWorkspace('#/contacts')}>
          {t('sidebar.openWorkspace')}
        </Button>
      </Empty>
    </main>
  )
}
