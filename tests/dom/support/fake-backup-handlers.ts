import { AppError } from '@/utils/app-error'
import type { Handlers } from './fake-handlers'

type Name = Extract<
  keyof Handlers,
  `backup.${string}` | `restore.${string}` | `snapshots.${string}` | 'storage.state'
>

const missing = (): never => {
  throw new AppError('internal', 'missing')
}

export function fakeBackupHandlers(): Pick<Handlers, Name> {
  return {
    'backup.state': missing,
    'storage.state': missing,
    'backup.begin': missing,
    'backup.page': missing,
    'backup.changes': missing,
    'backup.done': missing,
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
}
