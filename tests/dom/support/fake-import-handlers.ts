import { AppError } from '@/utils/app-error'
import type { Handlers } from './fake-handlers'

type Name = Extract<keyof Handlers, `imports.${string}` | `exports.${string}`>

const missing = (): never => {
  throw new AppError('internal', 'missing')
}

export function fakeImportHandlers(): Pick<Handlers, Name> {
  return {
    'imports.match': missing,
    'imports.begin': missing,
    'imports.part': missing,
    'imports.end': missing,
    'imports.list': missing,
    'imports.undo': missing,
    'exports.page': missing,
  }
}
