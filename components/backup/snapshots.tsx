import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { fileSize } from '@/components/ui/file-size'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { SchemaSnapshot } from '@/storage/protocol/data'
import { formatMoment } from '@/utils/format'
import { showError } from '../app/errors'
import { goTo } from '../app/route'
import { saveSnapshot } from './restore/snapshot-rows'

type SnapshotsProps = { snapshots: readonly SchemaSnapshot[]; now: number; onChange: () => void }

/** The data as it was before an update rewrote it: to go back to, to save, or to let go of. */
export function Snapshots({ snapshots, now, onChange }: SnapshotsProps) {
  const [leaving, setLeaving] = useState<SchemaSnapshot>()
  const remove = (id: string): void => {
    setLeaving(undefined)
    askWorkspace('snapshots.remove', { id }).then(onChange, showError)
  }
  return (
    <>
      <ul class="backup-files">
        {snapshots.map((snapshot) => (
          <li key={snapshot.id}>
            <span>{t('backup.snapshotAt', { when: formatMoment(snapshot.at, now) })}</span>
            <span class="quiet">
              {t('backup.rows', { count: snapshot.rows })} · {fileSize(snapshot.bytes)}
            </span>
            <span class="row">
              <Button small onClick={() => goTo(`restore?snapshot=${snapshot.id}`)}>
                {t('backup.snapshotRestore')}
              </Button>
              <Button small onClick={() => void saveSnapshot(snapshot).catch(showError)}>
                {t('backup.snapshotSave')}
              </Button>
              <Button small variant="quiet" onClick={() => setLeaving(snapshot)}>
                {t('backup.snapshotRemove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {leaving !== undefined && (
        <ConfirmDialog
          title={t('backup.snapshotRemove')}
          confirmLabel={t('backup.snapshotRemove')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => remove(leaving.id)}
          onCancel={() => setLeaving(undefined)}
        >
          <p>{t('backup.snapshotRemoveHint')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
