import type { PageCommands } from '@/storage/protocol/page'
import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import type { Handlers } from '../handler'
import { backupHandlers, backupWorkspaceHandlers } from './backup'
import { cardHandlers } from './card'
import { contactHandlers, contactWorkspaceHandlers } from './contacts'
import { customerHandlers, customerWorkspaceHandlers } from './customers'
import { followUpHandlers } from './follow-ups'
import { importHandlers } from './imports'
import { knowledgeHandlers, knowledgeWorkspaceHandlers } from './knowledge'
import { markHandlers } from './marks'
import { mediaHandlers } from './media'
import { noteHandlers } from './notes'
import { pageHandlers as pageFeature } from './page'
import { productHandlers } from './products'
import { replyHandlers, replyWorkspaceHandlers } from './replies'
import { settingsHandlers } from './settings'
import { suggestionHandlers, suggestionPageHandlers } from './suggestions'
import { tagHandlers } from './tags'
import { textHandlers, textWorkspaceHandlers } from './texts'
import { todayHandlers } from './today'
import { whatsAppHandlers } from './whatsapp'

// Every command has exactly one handler: the types see to it.

export const pageHandlers: Handlers<PageCommands> = {
  ...pageFeature,
  ...suggestionPageHandlers,
  ...markHandlers,
}

export const uiHandlers: Handlers<UiCommands> = {
  ...cardHandlers,
  ...contactHandlers,
  ...noteHandlers,
  ...tagHandlers,
  ...customerHandlers,
  ...knowledgeHandlers,
  ...replyHandlers,
  ...mediaHandlers,
  ...productHandlers,
  ...suggestionHandlers,
  ...followUpHandlers,
  ...todayHandlers,
  ...backupHandlers,
  ...textHandlers,
  ...settingsHandlers,
  ...whatsAppHandlers,
}

export const workspaceHandlers: Handlers<WorkspaceCommands> = {
  ...contactWorkspaceHandlers,
  ...customerWorkspaceHandlers,
  ...knowledgeWorkspaceHandlers,
  ...replyWorkspaceHandlers,
  ...importHandlers,
  ...backupWorkspaceHandlers,
  ...textWorkspaceHandlers,
}
