import type { askPage } from '@/storage/client'
import type { Hello } from '@/storage/protocol/page'
import type { Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import type { Composer } from '../composer/composer'
import type { EditorFinder } from '../composer/find-editor'
import type { Host } from '../layer/host'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Say } from '../strings'
import type { ReplyStore } from './reply-store'

export type PickerParts = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  tracker: ChatTracker
  editors: EditorFinder
  composer: Composer
  store: ReplyStore
  layer: Host
  say: () => Say
  settings: () => Hello['settings']
  /** Says something that outlives the picker. */
  tell: (text: string) => void
}
