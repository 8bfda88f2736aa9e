import { Button } from '@/components/ui/button'
import { fileSize } from '@/components/ui/file-size'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { chainTo } from '../chains'
import { faultText } from '../../app/backup-fault'
import type { BackupFile, FaultyFile } from '../read-heads'
import { openChain } from './open-files'

type FoundProps = {
  found: readonly BackupFile[]
  faults: readonly FaultyFile[]
}

/** The moments that can be gone back to, with what they need and what of it is missing. */
export function FoundBackups({ found, faults }: FoundProps) {
  return (
    <>
      {faults.map(({ name, error }) => (
        <Notice key={name} tone="error">
          <bdi class="backup-name">{name}</bdi>: {faultText(error)} {t('backup.nothingChanged')}
        </Notice>
      ))}
      {found.length > 0 && (
        <ul class="backup-files" aria-label={t('backup.moments')}>
          {found
            .toSorted((a, b) => b.head.at - a.head.at)
            .map((backup) => (
              <Moment key={backup.head.id} backup={backup} all={found} />
            ))}
        </ul>
      )}
    </>
  )
}

type MomentProps = { backup: BackupFile; all: readonly BackupFile[] }

function Moment({ backup, all }: MomentProps) {
  const { backups, missingId } = chainTo(backup.head.id, all)
  const when = formatMoment(backup.head.at, now())
  const size = backups.reduce((sum, { file }) => sum + file.size, 0)
  return (
    <li>
      <span class="row">
        <strong class="begins-large">{when}</strong>
        {missingId === undefined && (
          <Button small aria-label={t('backup.openAt', { when })} onClick={() => void openChain(backups)}>
            {t('backup.look')}
          </Button>
        )}
      </span>
      <span class="quiet">
        {t('backup.needs', { count: backups.length })} · {fileSize(size)}
        {backup.encryption !== undefined && ` · ${t('backup.isEncrypted')}`}
      </span>
      {missingId !== undefined && (
        <span class="backup-faulty">{t('backup.missing', { id: missingId.slice(-6) })}</span>
      )}
      <bdi class="quiet backup-name">{backup.name}</bdi>
    </li>
  )
}
