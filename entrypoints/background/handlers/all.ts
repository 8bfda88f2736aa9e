import type { PageCommands } from '@/storage/protocol/page'
import type { UiCommands } from '@/storage/protocol/ui'
import type { Handlers } from '../handler'
import { cardHandlers } from './card'
import { contactHandlers } from './contacts'
import { customerHandlers } from './customers'
import { followUpHandlers } from './follow-ups'
import { knowledgeHandlers } from './knowledge'
import { markHandlers } from './marks'
import { mediaHandlers } from './media'
import { noteHandlers } from './notes'
import { pageHandlers as pageFeature } from './page'
import { productHandlers } from './products'
import { replyHandlers } from './replies'
import { settingsHandlers } from './settings'
import { suggestionHandlers, suggestionPageHandlers } from './suggestions'
import { tagHandlers } from './tags'
import { todayHandlers } from './today'
import { whatsAppHandlers } from './whatsapp'

// Every command has exactly one handler, here, among the first, or among those that are loaded on demand: the types see to it.

export const pageHandlers: Handlers<PageCommands> = {
  ...pageFeature,
  ...suggestionPageHandlers,
  ...markHandlers,
}

export const everydayUiHandlers = {
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
  ...settingsHandlers,
  ...whatsAppHandlers,
} satisfies Partial<Handlers<UiCommands>>
