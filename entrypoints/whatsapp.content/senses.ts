import { Emitter } from './base/emitter'
import { Composer } from './composer/composer'
import { EditorFinder } from './composer/find-editor'
import { insertMethods } from './composer/methods'
import { ChatTracker } from './observe-chat/chat-tracker'
import type { Outside } from './outside'
import { Finder } from './page/find'
import { ListWatch } from './read-list/list-watch'
import { Conversation } from './read-messages/conversation'
import { MessageWatch } from './read-messages/message-watch'
import { SentWatch } from './sent/sent-watch'

export type Senses = {
  finder: Finder
  tracker: ChatTracker
  messages: MessageWatch
  conversation: Conversation
  sent: SentWatch
  list: ListWatch
  editors: EditorFinder
  composer: Composer
  /** Counts the looks at the page that found something changed. */
  changed: Emitter<number>
}

/** @returns all that reads WhatsApp, and the one thing that writes into it. */
export function createSenses(outside: Outside): Senses {
  const { bridge, signal } = outside
  const finder = new Finder()
  const tracker = new ChatTracker({ ...outside, finder })
  const messages = new MessageWatch({ ...outside, finder, tracker })
  const conversation = new Conversation(finder, messages)
  const sent = new SentWatch({ ...outside, finder, tracker, conversation })
  const list = new ListWatch({ ...outside, finder, tracker })
  const editors = new EditorFinder(finder, signal)
  const methods = insertMethods(bridge, () => tracker.openChat)
  const composer = new Composer({ ...outside, tracker, editors, methods })
  const changed = new Emitter(0)
  return { finder, tracker, messages, conversation, sent, list, editors, composer, changed }
}
