import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { showError } from '../app/errors'
import { offerDownload } from './downloads'
import { faultText } from '../app/backup-fault'
import { backUp, confirmHanded, dropHanded, job } from './job'
import type { StagedBackup } from './run-backup'

/** What is being done, what it asks, and what went wrong. */
export function JobView() {
  const now = job.value
  if (now.at === 'running') {
    const { step, done, total } = now.progress
    return (
      <div class="stack">
        <Progress label={t(`backup.step-${step}`)} value={done} max={total} />
        <div>
          <Button onClick={now.stop}>{t('common.cancel')}</Button>
        </div>
      </div>
    )
  }
  if (now.at === 'handed') return <Handed staged={now.staged} />
  if (now.at === 'failed') {
    return (
      <Notice
        tone="error"
        action={
          <Button small onClick={() => void backUp()}>
            {t('error.action.retry')}
          </Button>
        }
      >
        {t('backup.failed')} {faultText(now.error)}
      </Notice>
    )
  }
  return null
}

/** A browser that is handed a file does not tell whether it was saved, so the person does. */
function Handed({ staged }: { staged: StagedBackup }) {
  return (
    <div class="stack backup-handed" role="status">
      <p>
        {t('backup.handed')} <bdi class="backup-name">{staged.name}</bdi>
      </p>
      <div class="row">
        <Button variant="primary" onClick={() => void confirmHanded(staged).catch(showError)}>
          {t('backup.isThere')}
        </Button>
        <Button onClick={() => offerDownload(staged.name, staged.file)}>{t('backup.saveAgain')}</Button>
        <Button variant="quiet" onClick={() => void dropHanded(staged).catch(showError)}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
