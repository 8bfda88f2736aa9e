import { CircleCheck, MessageCircle, RotateCw, ShieldCheck } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { useQuery } from '@/storage/use-query'
import { showError } from '../app/errors'
import { openWhatsApp } from '../app/open-whatsapp'
import { QueryError } from '../app/query-error'
import { useHostAccess } from './host-access'

/** The one step that is left before Chatside stands beside a chat; which one depends on what is open. */
export function Connect() {
  const { isAllowed, allow } = useHostAccess()
  const { data: tabs, error, refetch } = useQuery('whatsapp.tabs', {})
  // A site that is withheld has no tabs for us, so what was known before says nothing.
  useEffect(() => {
    if (isAllowed === true) refetch()
  }, [isAllowed])
  const reload = (): void => {
    askUi('whatsapp.reload', {}).then(refetch, (cause: unknown) => showError(cause, { retry: reload }))
  }
  return (
    <section class="welcome-step stack" aria-labelledby="welcome-connect">
      <h2 class="welcome-heading" id="welcome-connect">
        {t('welcome.connect')}
      </h2>
      {error && <QueryError error={error} retry={refetch} />}
      {isAllowed === false && <AllowStep allow={allow} />}
      {isAllowed === true && tabs && <OpenStep tabs={tabs} reload={reload} />}
    </section>
  )
}

function AllowStep({ allow }: { allow: () => void }) {
  return (
    <>
      <p>{t('welcome.allowHint')}</p>
      <div>
        <Button variant="primary" icon={ShieldCheck} onClick={allow}>
          {t('welcome.allow')}
        </Button>
      </div>
    </>
  )
}

type OpenStepProps = { tabs: { open: number; connected: number }; reload: () => void }

function OpenStep({ tabs, reload }: OpenStepProps) {
  if (tabs.connected > 0) {
    return (
      <>
        <p class="row">
          <CircleCheck size={18} aria-hidden="true" /> {t('welcome.connected')}
        </p>
        <div>
          <Button variant="primary" icon={MessageCircle} onClick={() => void openWhatsApp()}>
            {t('welcome.goToChats')}
          </Button>
        </div>
      </>
    )
  }
  if (tabs.open > 0) {
    return (
      <>
        <p>{t('welcome.reloadHint')}</p>
        <div>
          <Button variant="primary" icon={RotateCw} onClick={reload}>
            {t('welcome.reload')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p>{t('welcome.openHint')}</p>
      <div>
        <Button variant="primary" icon={MessageCircle} onClick={() => void openWhatsApp()}>
          {t('whatsapp.open')}
        </Button>
      </div>
    </>
  )
}
