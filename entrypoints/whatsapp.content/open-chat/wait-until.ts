import type { ChatSighting } from '@/storage/schema/chat'
import type { Clock } from '../base/clock'
import type { ChatTracker } from '../observe-chat/chat-tracker'

/** Resolves with whether the open chat became one that `isIt`, within `limitMs`. */
export function waitUntilOpen(
  tracker: ChatTracker,
  isIt: (chat: ChatSighting) => boolean,
  limitMs: number,
  clock: Clock,
): Promise<boolean> {
  const isOpen = () => tracker.sighting.value !== null && isIt(tracker.sighting.value)
  if (isOpen()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      stop()
      cancel()
      resolve(result)
    }
    const stop = tracker.sighting.follow(() => isOpen() && finish(true))
    const cancel = clock.after(limitMs, () => finish(isOpen()))
  })
}
