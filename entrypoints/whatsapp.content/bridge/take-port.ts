import { untilPageStarts } from '@/entrypoints/whatsapp-page/hand-over'
import { GIVE_PORT, WANT_PORT } from '@/entrypoints/whatsapp-page/wire'

/**
 * Takes the port that our script in the page's world hands over, before the page's first script runs. Calls `onPort`
 * at most once; what the page may dispatch under that name later finds no listener.
 */
export function takePort(onPort: (port: MessagePort) => void): void {
  const take = (event: Event) => {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined
    if (!port) return
    document.removeEventListener(GIVE_PORT, take)
    event.preventDefault()
    onPort(port)
  }
  document.addEventListener(GIVE_PORT, take)
  untilPageStarts(() => document.removeEventListener(GIVE_PORT, take))
  document.dispatchEvent(new Event(WANT_PORT))
}
