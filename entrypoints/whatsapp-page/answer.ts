import { paste } from './paste'
import { readOpenChat } from './read-chat'
import { openChat, readChats, readNamed } from './read-chats'
import { readMessages } from './read-messages'
import { FAILED, type Answer, type Ask, type Wired } from './wire'

/** @returns the answer to one question of the content script; a failure becomes a code and never reaches the page. */
export function answer(ask: Wired<Ask>): Answer {
  try {
    return { call: ask.call, ok: perform(ask) }
  } catch {
    // Even the name of what the page threw may be a trap, so nothing of it is read.
    return { call: ask.call, fault: FAILED }
  }
}

function perform(ask: Wired<Ask>): unknown {
  switch (ask.do) {
    case 'chat':
      return readOpenChat()
    case 'messages':
      return readMessages(ask.ids)
    case 'chats':
      return readChats(ask.from)
    case 'named':
      return readNamed(ask.names)
    case 'paste':
      return paste(ask)
    case 'open':
      return openChat(ask.id)
    default:
      throw new TypeError('ask')
  }
}
