import { DatabaseZap } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty, Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { errorText, lastingFault, reloadPage, remedyFor } from './errors'
import { openWorkspace } from './open-workspace'

/** What the whole page suffers from until it is loaded again or the disk has room. */
export function FaultBar() {
  const code = lastingFault.value
  if (code === undefined) return null
  const { label, run } = remedyFor(code, {})
  return (
    <Notice
      tone="warn"
      action={
        run && (
          <Button small onClick={run}>
            {label}
          </Button>
        )
      }
    >
      {code === 'storage-full' ? t('storage.full') : errorText(code)}
    </Notice>
  )
}

/** The browser refuses us a database: nothing can be kept, so nothing is pretended. */
export function StorageRefused() {
  return (
    <Empty isPage icon={DatabaseZap} title={t('storage.refusedTitle')}>
      <p>{errorText('storage-refused')}</p>
      <p>{t('storage.refusedHint')}</p>
      <div class="row">
        <Button
          variant="primary"
          onClick={() => {
            lastingFault.value = undefined
          }}
        >
          {t('error.action.retry')}
        </Button>
        <Button onClick={() => openWorkspace('#/diagnostics')}>{t('error.action.diagnostics')}</Button>
        <Button onClick={reloadPage}>{t('error.action.reload')}</Button>
      </div>
    </Empty>
  )
}
