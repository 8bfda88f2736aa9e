import type { UiCommands } from '@/storage/protocol/ui'
import { workspaceCommands, type WorkspaceCommands } from '@/storage/protocol/workspace'
import type { Handlers } from '../../handler'
import type { everydayUiHandlers } from '../all'
import type { firstHandlers } from '../first'
import { backupHandlers, backupWorkspaceHandlers } from './backup'
import { customerWorkspaceHandlers, lateCustomerHandlers } from './customers'
import { importHandlers } from './imports'
import { lateReplyHandlers, replyWorkspaceHandlers } from './replies'
import { lateTagHandlers, tagWorkspaceHandlers } from './tags'
import { teamHandlers, teamWorkspaceHandlers } from './team'
import { textHandlers, textWorkspaceHandlers } from './texts'

/** What is asked for so rarely, or is so large, that a worker loads it when it is. */
export const lateUiHandlers: Omit<
  Handlers<UiCommands>,
  keyof typeof firstHandlers | keyof typeof everydayUiHandlers
> = {
  ...lateCustomerHandlers,
  ...lateTagHandlers,
  ...lateReplyHandlers,
  ...backupHandlers,
  ...textHandlers,
  ...teamHandlers,
}

export const lateWorkspaceHandlers: Handlers<WorkspaceCommands> = {
  ...customerWorkspaceHandlers,
  ...tagWorkspaceHandlers,
  ...replyWorkspaceHandlers,
  ...importHandlers,
  ...backupWorkspaceHandlers,
  ...textWorkspaceHandlers,
  ...teamWorkspaceHandlers,
}

export { workspaceCommands }
