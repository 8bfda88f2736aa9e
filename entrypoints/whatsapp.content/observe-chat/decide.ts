import type { ChatAnswer, PageChat } from '@/entrypoints/whatsapp-page/wire'
import { isSameName } from '../page/read-text'

export type Source = 'model' | 'fiber' | 'dom'
export type Verdict = { chat: PageChat; source: 'model' | 'fiber' } | 'wait' | 'dom'

const WAITS_FOR_VIEW = 8
const WAITS_FOR_NAME = 3

/**
 * Decides which chat is open. While the page switches, its model and its screen are of different chats for a moment:
 * then it is better to wait than to pair them. `isKnown` tells whether this chat was already paired with this title.
 */
export function decide(
  title: string,
  answer: ChatAnswer | undefined,
  waits: number,
  isKnown: (id: string) => boolean,
): Verdict {
  const { active, shown, hasModel } = answer ?? { active: null, shown: null, hasModel: false }
  if (shown && active) {
    if (shown.id === active.id) return { chat: active, source: 'model' }
    return waits < WAITS_FOR_VIEW ? 'wait' : { chat: shown, source: 'fiber' }
  }
  if (shown) return { chat: shown, source: 'fiber' }
  if (active) {
    const agrees = isSameName(active.name, title) || isKnown(active.id)
    return agrees || waits >= WAITS_FOR_NAME ? { chat: active, source: 'model' } : 'wait'
  }
  return hasModel && waits < WAITS_FOR_NAME ? 'wait' : 'dom'
}
