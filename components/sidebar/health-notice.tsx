import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { CAPABILITIES, type Health } from '@/storage/schema/health'
import { openWorkspace } from '../app/open-workspace'

/** One quiet line when WhatsApp changed in a way that takes something away from the user. */
export function HealthNotice({ health }: { health: Health }) {
  const lost = CAPABILITIES.filter((capability) => health[capability].state === 'lost')
  const first = lost[0]
  if (first === undefined) return null
  const text = lost.length > 1 ? t('health.severalLost') : t(`health.lost.${first}`)
  return (
    <Notice
      tone="warn"
      action={
        <Button small onClick={() => openWorkspace('#/diagnostics')}>
          {t('error.action.diagnostics')}
        </Button>
      }
    >
      {text}
    </Notice>
  )
}
