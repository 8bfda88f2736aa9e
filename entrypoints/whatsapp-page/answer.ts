import { paste } from './paste'
import { readOpenChat } from './read-chat'
import { countNamed, openChat, readChats } from './read-chats'
import { readMessages } from './read-messages'
import type { Answer, Ask, Wired } from './wire'

/** @returns the answer to one question of the content script; a failure becomes a code and never reaches the page. */
export function answer(ask: Wired<Ask>): Answer {
  try {
    return { call: ask.call, ok: perform(ask) }
  } catch (error) {
    return { call: ask.call, fault: error instanceof Error ? error.name : 'unknown' }
  }
}

function perform(ask: Ask): unknown {
  switch (ask.do) {
    case 'chat':
      return readOpenChat()
    case 'messages':
      return readMessages(ask.ids)
    case 'chats':
      return readChats(ask.from)
    case 'named':
      return countNamed(ask.name)
    case 'paste':
      return paste(ask)
    case 'open':
      return openChat(ask.id)
    default:
      throw new TypeError('ask')
  }
}
