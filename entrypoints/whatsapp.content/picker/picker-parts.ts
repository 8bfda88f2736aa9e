import type { askPage } from '@/storage/client'
import type { Hello } from '@/storage/protocol/page'
import type { Suggestion } from '@/storage/schema/suggestion'
import type { Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import type { Composer } from '../composer/composer'
import type { EditorFinder } from '../composer/find-editor'
import type { Host } from '../layer/host'
import type { MediaAttacher } from '../media/attach-media'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Say } from '../strings'
import type { Conversation } from '../read-messages/conversation'
import type { SentWatch } from '../sent/sent-watch'
import type { ReplyStore } from './reply-store'

export type PickerParts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  tracker: ChatTracker
  editors: EditorFinder
  composer: Composer
  conversation: Conversation
  sent: SentWatch
  store: ReplyStore
  layer: Host
  say: () => Say
  settings: () => Hello['settings']
  /** Of the interface. */
  language: () => string
  /** Says something that outlives the picker. */
  tell: (text: string) => void
  /** What the rules propose for the open chat. */
  suggested: () => Suggestion | undefined
  /** Hands files to the page, for the chat given. */
  attach: MediaAttacher['attach']
}
