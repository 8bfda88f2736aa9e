import type { PageCommands } from '@/storage/protocol/page'
import { marksOf } from '@/storage/repositories/chat-marks'
import type { HandlersOf } from '../handler'

export const markHandlers: HandlersOf<PageCommands, 'page.marks'> = {
  'page.marks': async ({ chats }) => ({ marks: await marksOf(chats) }),
}
