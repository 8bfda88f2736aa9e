import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { pageExport } from '@/storage/repositories/export-page'
import { beginImport, endImport, listImports } from '@/storage/repositories/import-jobs'
import { matchRows } from '@/storage/repositories/import-match'
import { importPart } from '@/storage/repositories/import-part'
import { undoImport } from '@/storage/repositories/import-undo'
import { pageTrash } from '@/storage/repositories/trash'
import { emptyTrash, eraseFromTrash } from '@/storage/repositories/trash-erase'
import { restoreFromTrash } from '@/storage/repositories/trash-restore'
import type { HandlersOf } from '../../handler'
import { onceArmed } from '../../own-reminders'

type Name = Extract<keyof WorkspaceCommands, `imports.${string}` | `exports.${string}` | `trash.${string}`>

export const importHandlers: HandlersOf<WorkspaceCommands, Name> = {
  'imports.match': ({ rows }) => matchRows(rows),
  'imports.begin': (job) => beginImport(job),
  'imports.part': (part) => {
    const written = importPart(part)
    return part.rows.some(({ followUps }) => followUps !== undefined) ? onceArmed(written) : written
  },
  'imports.end': ({ id, state, rejected }) => endImport(id, state, rejected),
  'imports.list': () => listImports(),
  'imports.undo': ({ id }) => undoImport(id),
  'exports.page': (query) => pageExport(query),
  'trash.page': (query) => pageTrash(query),
  'trash.restore': ({ table, id }) => onceArmed(restoreFromTrash(table, id)),
  'trash.erase': ({ table, id }) => eraseFromTrash(table, id),
  'trash.empty': () => emptyTrash(),
}
