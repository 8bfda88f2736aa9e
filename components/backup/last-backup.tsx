import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-preact'
import { fileSize } from '@/components/ui/file-size'
import { t } from '@/locales/t'
import type { BackupState } from '@/storage/protocol/data'
import { formatDistance, formatMoment, formatNumber } from '@/utils/format'
import { isOld } from './due'
import type { BackupPreferences } from './preferences'

type LastProps = { state: BackupState; preferences: BackupPreferences; now: number }

/** When the last backup was made, what is in it and where it lies, and when the next one is due. */
export function LastBackup({ state, preferences, now }: LastProps) {
  const { last } = state
  const isBad = last === undefined ? state.records > 0 : isOld(state, preferences, now)
  const Icon = isBad ? TriangleAlert : last === undefined ? CircleDashed : CircleCheck
  return (
    <div class={`backup-last${isBad ? ' backup-last-bad' : ''}`}>
      <Icon size={22} aria-hidden="true" />
      <div class="stack">
        <strong>
          {last === undefined
            ? t('backup.never')
            : t('backup.lastAt', { when: formatDistance(last.verifiedAt, now) })}
        </strong>
        {last !== undefined && (
          <>
            <p>
              {t(`backup.kind-${last.kind}`)} · {t('backup.rows', { count: last.rows })} ·{' '}
              {fileSize(last.bytes)} · {t(last.isEncrypted ? 'backup.isEncrypted' : 'backup.isPlain')}
            </p>
            <p class="quiet backup-where">
              {t(`backup.in-${last.place}`)}: <bdi>{last.name}</bdi>
            </p>
            <p class="quiet">{t('backup.verified', { when: formatMoment(last.verifiedAt, now) })}</p>
          </>
        )}
        {(last !== undefined || state.changed > 0) && (
          <p class="quiet">
            {state.changed === 0
              ? t('backup.unchanged')
              : t('backup.changed', { count: state.changed, rows: formatNumber(state.changed) })}{' '}
            {nextDue(state, now)}
          </p>
        )}
      </div>
    </div>
  )
}

function nextDue({ dueAt, fullDueAt, changed }: BackupState, now: number): string {
  const next = Math.min(dueAt, fullDueAt)
  // Without one of everything of this version there is nothing to go on from.
  if (fullDueAt <= now || (next <= now && changed > 0)) return t('backup.dueNow')
  return t('backup.due', { when: formatMoment(Math.max(next, now), now), full: formatMoment(fullDueAt, now) })
}
