import { t } from '@/locales/t'
import { toAppError } from '@/utils/app-error'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import { errorText } from './errors'

/** @returns what went wrong with a backup or its file, in a sentence. */
export function faultText(error: unknown): string {
  if (error instanceof BackupFileError) {
    const { fault, frame } = error
    if (fault !== 'damaged' || frame === undefined) return t(`backup.fault-${fault}`)
    return t('backup.fault-damagedAt', { frame })
  }
  return errorText(toAppError(error).code)
}
