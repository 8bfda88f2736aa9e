import './backup.css'
import { Save } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { useMinute } from '../app/clock'
import { showError } from '../app/errors'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { FolderFiles } from './folder-files'
import { backUp, job } from './job'
import { JobView } from './job-view'
import { LastBackup } from './last-backup'
import { PassphrasePart } from './passphrase-part'
import { loadPlaces, places } from './places'
import { PlacesPart } from './places-part'
import { loadPreferences, preferences } from './preferences'
import { StorageHealth } from './storage-health'

/** Backups: the last one, where they go, how they are protected, and how one comes back. */
export function BackupScreen() {
  const { data: state, error, refetch } = useQuery('backup.state', {})
  const now = useMinute()
  useEffect(() => {
    Promise.all([loadPreferences(), loadPlaces()]).catch(showError)
  }, [])
  const [known, chosen] = [places.value, preferences.value]
  if (state === undefined || known === undefined || chosen === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const isBusy = job.value.at === 'running' || job.value.at === 'handed'
  return (
    <div class="screen backup-screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('backup.title')}</h1>
        <Button onClick={() => goTo('restore')}>{t('backup.restoreFrom')}</Button>
      </div>
      <p class="quiet">{t('backup.explain')}</p>
      <Section title={t('backup.lastTitle')}>
        <div class="stack">
          <LastBackup state={state} preferences={chosen} now={now} />
          <JobView />
          {!isBusy && (
            <div class="row">
              <Button variant="primary" icon={Save} onClick={() => void backUp()}>
                {t('backup.now')}
              </Button>
              {state.lastFull !== undefined && (
                <Button onClick={() => void backUp({ kind: 'full' })}>{t('backup.nowFull')}</Button>
              )}
            </div>
          )}
        </div>
      </Section>
      <Section title={t('backup.where')}>
        <PlacesPart places={known} preferences={chosen} />
      </Section>
      <Section title={t('backup.passphrase')}>
        <PassphrasePart isOn={known.hasPassphrase} />
      </Section>
      {known.folder !== undefined && known.isAllowed && (
        <Section title={t('backup.files')}>
          <FolderFiles folder={known.folder} lastId={state.last?.id} now={now} />
        </Section>
      )}
      <StorageHealth now={now} />
    </div>
  )
}
