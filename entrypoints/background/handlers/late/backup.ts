import { giveUpRestore } from '@/storage/backup/give-up'
import { backupState, beginBackup, endBackup } from '@/storage/backup/make-backup'
import { backupChanges, backupPage } from '@/storage/backup/read-rows'
import { applyRestore } from '@/storage/backup/restore-apply'
import { inRestoreTurn } from '@/storage/backup/restore-place'
import { prepareRestore } from '@/storage/backup/restore-prepare'
import { previewRestore } from '@/storage/backup/restore-preview'
import { beginRestore, stageRows } from '@/storage/backup/restore-stage'
import { restoreState, undoRestore } from '@/storage/backup/restore-undo'
import { removeSnapshot } from '@/storage/backup/snapshots'
import { snapshotPage, storageState } from '@/storage/backup/storage-state'
import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import type { HandlersOf } from '../../handler'

type Name = Extract<keyof WorkspaceCommands, `backup.${string}` | `restore.${string}` | `snapshots.${string}`>

export const backupHandlers: HandlersOf<UiCommands, 'backup.state' | 'storage.state'> = {
  'backup.state': backupState,
  'storage.state': storageState,
}

export const backupWorkspaceHandlers: HandlersOf<WorkspaceCommands, Name> = {
  'backup.begin': ({ kind }) => beginBackup(kind),
  'backup.page': backupPage,
  'backup.changes': backupChanges,
  'backup.done': endBackup,
  'restore.begin': ({ schema, heads, settings }) =>
    inRestoreTurn(() => beginRestore(schema, heads, settings)),
  'restore.stage': ({ id, part, rows }) => inRestoreTurn(() => stageRows(id, part, rows)),
  'restore.prepare': ({ id }) => inRestoreTurn(() => prepareRestore(id)),
  'restore.preview': ({ id, mode }) => inRestoreTurn(() => previewRestore(id, mode)),
  'restore.apply': ({ id, mode }) => inRestoreTurn(() => applyRestore(id, mode)),
  'restore.cancel': ({ id }) => inRestoreTurn(() => giveUpRestore(id)),
  'restore.undo': ({ id }) => inRestoreTurn(() => undoRestore(id)),
  'restore.state': () => inRestoreTurn(restoreState),
  'snapshots.page': ({ id, cursor }) => snapshotPage(id, cursor),
  'snapshots.remove': ({ id }) => removeSnapshot(id),
}
