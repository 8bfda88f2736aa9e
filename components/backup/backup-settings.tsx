import './backup.css'
import { useEffect } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { useMinute } from '../app/clock'
import { showError } from '../app/errors'
import { QueryError } from '../app/query-error'
import { LastBackup } from './last-backup'
import { loadPreferences, preferences } from './preferences'

/** The last backup, and the way to all about backups. */
export function BackupSettings() {
  const { data: state, error, refetch } = useQuery('backup.state', {})
  const now = useMinute()
  useEffect(() => {
    loadPreferences().catch(showError)
  }, [])
  if (state === undefined || preferences.value === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="stack">
      <LastBackup state={state} preferences={preferences.value} now={now} />
      <a href="#/backup">{t('backup.open')}</a>
    </div>
  )
}
