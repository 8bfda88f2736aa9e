import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { logFault } from '@/utils/logger'
import { useMinute } from '../app/clock'
import { showError } from '../app/errors'
import { goTo, route } from '../app/route'
import { useAutomaticBackup } from './automatic'
import { DAY_MS, isDue, reminderOf } from './due'
import { FolderWaits } from './folder-waits'
import { changePreferences, loadPreferences, preferences } from './preferences'
import { loadPlaces, places } from './places'

const LATER_DAYS = 7

/** Above every screen: makes backups when they are due, and says when none is made. */
export function BackupBar() {
  const { data: state, refetch } = useQuery('backup.state', {})
  const now = useMinute()
  const hasRecords = state !== undefined && state.records > 0
  useEffect(() => {
    if (!hasRecords) return
    Promise.all([loadPreferences(), loadPlaces()]).catch((error: unknown) => logFault('backup', error))
  }, [hasRecords])
  useAutomaticBackup(state, now)
  const known = places.value
  // Before the first backup nothing is announced, and what is due changes by time alone. A place that is new is used at once.
  useEffect(refetch, [now, known])
  // The screen itself says all of it.
  const isThere = route.value[0] === 'backup' || route.value[0] === 'restore'
  if (state === undefined || known === undefined || preferences.value === undefined || isThere) return null
  const { folder } = known
  if (folder !== undefined && !known.isAllowed && isDue(state, now)) {
    return <FolderWaits folder={folder} />
  }
  const reminder = reminderOf(state, preferences.value, now)
  if (reminder === undefined) return null
  return (
    <Notice
      tone={reminder.kind === 'old' ? 'error' : 'info'}
      action={
        <span class="row">
          <Button small onClick={() => goTo('backup')}>
            {t(reminder.kind === 'old' ? 'backup.now' : 'backup.setUp')}
          </Button>
          <Button small variant="quiet" onClick={later}>
            {t('backup.later')}
          </Button>
        </span>
      }
    >
      {reminder.kind === 'old'
        ? t('backup.reminderOld', { count: reminder.days })
        : t('backup.reminderNone', { count: state.records })}
    </Notice>
  )

  function later(): void {
    changePreferences({ laterUntil: now + LATER_DAYS * DAY_MS }).catch(showError)
  }
}
