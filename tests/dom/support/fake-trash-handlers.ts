import { AppError } from '@/utils/app-error'
import type { Handlers } from './fake-handlers'

const missing = (): never => {
  throw new AppError('internal', 'missing')
}

export function fakeTrashHandlers(): Pick<Handlers, Extract<keyof Handlers, `trash.${string}`>> {
  return {
    'trash.page': missing,
    'trash.restore': missing,
    'trash.erase': missing,
    'trash.empty': missing,
  }
}
