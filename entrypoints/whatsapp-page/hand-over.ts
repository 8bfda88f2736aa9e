import { dispatch, MessageEvent } from './pristine'
import { GIVE_PORT, WANT_PORT } from './wire'

const LATE_MS = 1_000

/**
 * Hands the content script its end of the channel, synchronously, whichever world runs first. An event carries a port
 * across worlds in Chromium and Firefox (tried in both). Both listen only until the page's first element is parsed.
 */
export function handOver(port: MessagePort): void {
  const give = () => {
    const event = new MessageEvent(GIVE_PORT, { ports: [port], cancelable: true })
    if (!dispatch(document, event)) document.removeEventListener(WANT_PORT, give)
  }
  document.addEventListener(WANT_PORT, give)
  untilPageStarts(() => document.removeEventListener(WANT_PORT, give))
  give()
}

/** Calls `stop` before the page's first script runs, or soon, when the scripts came to a page that was already there. */
export function untilPageStarts(stop: () => void): void {
  if (document.body) {
    setTimeout(stop, LATE_MS)
    return
  }
  const observer = new MutationObserver(() => {
    observer.disconnect()
    stop()
  })
  observer.observe(document, { childList: true, subtree: true })
}
