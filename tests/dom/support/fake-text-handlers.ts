import { AppError } from '@/utils/app-error'
import type { Handlers } from './fake-handlers'

const missing = (): never => {
  throw new AppError('internal', 'missing')
}

export function fakeTextHandlers(): Pick<Handlers, Extract<keyof Handlers, `texts.${string}`>> {
  return {
    'texts.state': missing,
    'texts.page': missing,
    'texts.search': missing,
    'texts.lock': missing,
    'texts.begin': missing,
    'texts.setOn': missing,
    'texts.unlock': missing,
    'texts.changePassphrase': missing,
    'texts.setWords': missing,
    'texts.erase': missing,
  }
}
