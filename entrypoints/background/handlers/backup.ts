import { backupState, beginBackup, endBackup } from '@/storage/backup/make-backup'
import { backupChanges, backupPage } from '@/storage/backup/read-rows'
import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { AppError } from '@/utils/app-error'
import type { HandlersOf } from '../handler'

type Name = Extract<keyof WorkspaceCommands, `backup.${string}` | `restore.${string}` | `snapshots.${string}`>

const missing = (): Promise<never> => Promise.reject(new AppError('internal', 'missing'))

export const backupHandlers: HandlersOf<UiCommands, 'backup.state' | 'storage.state'> = {
  'backup.state': backupState,
  'storage.state': missing,
}

export const backupWorkspaceHandlers: HandlersOf<WorkspaceCommands, Name> = {
  'backup.begin': ({ kind }) => beginBackup(kind),
  'backup.page': backupPage,
  'backup.changes': backupChanges,
  'backup.done': endBackup,
  'restore.begin': missing,
  'restore.stage': missing,
  'restore.prepare': missing,
  'restore.preview': missing,
  'restore.apply': missing,
  'restore.cancel': missing,
  'restore.undo': missing,
  'restore.state': missing,
  'snapshots.page': missing,
  'snapshots.remove': missing,
}
