import { t } from '@/locales/t'
import { UnlockForm } from '../../app/unlock-form'
import type { BackupFile } from '../read-heads'
import { unlock } from './open-files'
import { restart } from './stage'

export function PassphraseForm({ file, isWrong }: { file: BackupFile; isWrong: boolean }) {
  return (
    <UnlockForm class="backup-form" isWrong={isWrong} onSubmit={unlock} onCancel={restart}>
      {t('backup.locked')} <bdi class="backup-name">{file.name}</bdi>
    </UnlockForm>
  )
}
