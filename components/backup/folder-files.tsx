import { useEffect, useState } from 'preact/hooks'
import { fileSize } from '@/components/ui/file-size'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { formatMoment } from '@/utils/format'
import { showError } from '../app/errors'
import { faultText } from '../app/backup-fault'
import { filesIn, type Folder } from './folder'
import { type BackupFile, type FaultyFile, readHeads } from './read-heads'

type FilesProps = { folder: Folder; lastId: string | undefined; now: number }

/** The backups that lie in the folder, the newest first; read again after each backup. */
export function FolderFiles({ folder, lastId, now }: FilesProps) {
  const [found, setFound] = useState<{ backups: BackupFile[]; faults: FaultyFile[] }>()
  useEffect(() => {
    filesIn(folder).then(readHeads).then(setFound).catch(showError)
  }, [folder, lastId])
  if (found === undefined) return <Skeleton label={t('common.loading')} />
  const { backups, faults } = found
  if (backups.length + faults.length === 0) return <p class="quiet">{t('backup.noFiles')}</p>
  return (
    <ul class="backup-files" aria-label={t('backup.files')}>
      {backups
        .toSorted((a, b) => b.head.at - a.head.at)
        .map(({ head, name, file, encryption }) => (
          <li key={name}>
            <span class="begins-large">{formatMoment(head.at, now)}</span>
            <span class="quiet">
              {t(`backup.kind-${head.kind}`)} · {fileSize(file.size)}
              {encryption !== undefined && ` · ${t('backup.isEncrypted')}`}
            </span>
            <bdi class="quiet backup-name">{name}</bdi>
          </li>
        ))}
      {faults.map(({ name, error }) => (
        <li key={name} class="backup-faulty">
          <bdi class="backup-name">{name}</bdi>
          <span>{faultText(error)}</span>
        </li>
      ))}
    </ul>
  )
}
