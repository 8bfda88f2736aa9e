import type { UiCommands } from '@/storage/protocol/ui'
import { countToday, handleContact, pageToday } from '@/storage/repositories/today'
import type { HandlersOf } from '../handler'

type Name = Extract<keyof UiCommands, `today.${string}`>

export const todayHandlers: HandlersOf<UiCommands, Name> = {
  'today.page': ({ filter, limit, cursor }) => pageToday(filter, limit, cursor),
  'today.counts': () => countToday(),
  'today.handled': ({ contactId }) => handleContact(contactId),
}
