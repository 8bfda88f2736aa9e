import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { AppError } from '@/utils/app-error'
import type { HandlersOf } from '../handler'

const missing = (): Promise<never> => Promise.reject(new AppError('internal', 'missing'))

export const textHandlers: HandlersOf<UiCommands, Extract<keyof UiCommands, `texts.${string}`>> = {
  'texts.state': missing,
  'texts.page': missing,
  'texts.search': missing,
  'texts.lock': missing,
}

export const textWorkspaceHandlers: HandlersOf<
  WorkspaceCommands,
  Extract<keyof WorkspaceCommands, `texts.${string}`>
> = {
  'texts.begin': missing,
  'texts.setOn': missing,
  'texts.unlock': missing,
  'texts.changePassphrase': missing,
  'texts.setWords': missing,
  'texts.erase': missing,
}
