import { untilPageStarts } from './hand-over'
import { dispatch, MessageEvent } from './pristine'
import { GIVE_PORT, WANT_PORT } from './wire'

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
