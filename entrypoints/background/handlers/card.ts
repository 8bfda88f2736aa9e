import type { UiCommands } from '@/storage/protocol/ui'
import { createCard, linkChat } from '@/storage/repositories/card-of-chat'
import { setPrivate, undoAction } from '@/storage/repositories/private'
import type { HandlersOf } from '../handler'

type Name = 'card.link' | 'card.create' | 'card.setPrivate' | 'undo'

export const cardHandlers: HandlersOf<UiCommands, Name> = {
  'card.link': ({ chat, contactId }) => linkChat(chat, contactId),
  'card.create': ({ chat, id }) => createCard(chat, id),
  'card.setPrivate': ({ chat, isPrivate }) => setPrivate(chat, isPrivate),
  undo: ({ undoId }) => undoAction(undoId),
}
