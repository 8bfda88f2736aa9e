import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { AppError } from '@/utils/app-error'
import type { HandlersOf } from '../handler'

type Name = Extract<keyof WorkspaceCommands, `imports.${string}` | `exports.${string}` | `trash.${string}`>

const missing = (): Promise<never> => Promise.reject(new AppError('internal', 'missing'))

export const importHandlers: HandlersOf<WorkspaceCommands, Name> = {
  'imports.match': missing,
  'imports.begin': missing,
  'imports.part': missing,
  'imports.end': missing,
  'imports.list': missing,
  'imports.undo': missing,
  'exports.page': missing,
  'trash.page': missing,
  'trash.restore': missing,
  'trash.erase': missing,
  'trash.empty': missing,
}
