import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { RestoreState } from '@/storage/protocol/data'
import { now } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { giveUp, resume, undoRestore } from './actions'

/** What was begun and not ended, and what can still be taken back. */
export function Unfinished({ state: { running, undo } }: { state: RestoreState }) {
  if (running !== undefined) return <Running running={running} />
  if (undo === undefined) return null
  return (
    <Notice
      action={
        <Button small onClick={() => void undoRestore(undo.id)}>
          {t('backup.undoRestore')}
        </Button>
      }
    >
      {t('backup.undoUntil', { when: formatMoment(undo.at, now()), until: formatMoment(undo.until, now()) })}
    </Notice>
  )
}

function Running({ running }: { running: NonNullable<RestoreState['running']> }) {
  const { id, step } = running
  return (
    <Notice
      tone="warn"
      action={
        <>
          {step !== 'staging' && (
            <Button small onClick={() => void resume(running)}>
              {t('backup.goOn')}
            </Button>
          )}
          {step !== 'applying' && (
            <Button small onClick={() => void giveUp(id)}>
              {t('backup.giveUp')}
            </Button>
          )}
        </>
      }
    >
      {t(step === 'applying' ? 'backup.unfinishedApply' : 'backup.unfinished')}
    </Notice>
  )
}
