import { useState } from 'preact/hooks'
import { FileDrop } from '@/components/ui/file-drop'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { readBackupKey } from '@/storage/backup-folder'
import type { SavedEdit } from '@/storage/schema/saved-edits'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import { type BackupKey, keyOf } from '@/utils/backup-file/passphrase'
import type { Encryption } from '@/utils/backup-file/format'
import { faultText } from '../../app/backup-fault'
import { UnlockForm } from '../../app/unlock-form'
import { encryptionOf, readPlain, readSealed, SEALED_ENDING } from './edits-file'
import { OpenedEdits } from './opened-edits'

type Stage =
  | { at: 'choose'; error?: unknown }
  | { at: 'locked'; file: File; encryption: Encryption; isWrong: boolean }
  | { at: 'opened'; name: string; edits: readonly SavedEdit[] }

/** Shows what a file holds that was saved on this screen. It changes nothing. */
export function OpenSaved() {
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const go = (next: Promise<Stage>): Promise<void> =>
    next.then(setStage, (error: unknown) => setStage({ at: 'choose', error }))
  if (stage.at === 'opened') return <OpenedEdits {...stage} onClose={() => setStage({ at: 'choose' })} />
  if (stage.at === 'locked')
    return (
      <UnlockForm
        class="team-form"
        isWrong={stage.isWrong}
        onSubmit={(passphrase) =>
          go(keyOf(passphrase, stage.encryption).then((key) => unlocked(stage.file, stage.encryption, key)))
        }
        onCancel={() => setStage({ at: 'choose' })}
      >
        {t('team.openLocked')} <bdi>{stage.file.name}</bdi>
      </UnlockForm>
    )
  return (
    <div class="stack">
      <FileDrop
        label={t('team.openChoose')}
        hint={t('team.openHint')}
        accept={`.${SEALED_ENDING},.json`}
        isBusy={false}
        onFiles={([file]) => {
          if (file !== undefined) void go(opened(file))
        }}
      />
      {stage.error !== undefined && <Notice tone="error">{textOf(stage.error)}</Notice>}
    </div>
  )
}

async function opened(file: File): Promise<Stage> {
  const encryption = await encryptionOf(file)
  if (encryption === undefined) return { at: 'opened', name: file.name, edits: await readPlain(file) }
  // By the passphrase of one's backups it is opened without asking.
  const own = await readBackupKey()
  if (own?.salt === encryption.salt) return unlocked(file, encryption, own)
  return { at: 'locked', file, encryption, isWrong: false }
}

async function unlocked(file: File, encryption: Encryption, key: BackupKey): Promise<Stage> {
  try {
    return { at: 'opened', name: file.name, edits: await readSealed(file, key) }
  } catch (error) {
    if (!(error instanceof BackupFileError) || error.fault !== 'wrong-passphrase') throw error
    return { at: 'locked', file, encryption, isWrong: true }
  }
}

function textOf(error: unknown): string {
  const isOther = error instanceof BackupFileError && error.fault === 'not-a-backup'
  return isOther ? t('team.openNot') : faultText(error)
}
