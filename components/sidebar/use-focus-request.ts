import type { Ref } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { PageLink } from '../page-link'

/** Where the keyboard helps, best first: the row of Today one stands on; a note is what one most often has to write. */
const PLACES = ['[role=row][tabindex="0"]', 'textarea', 'input', 'button']

/**
 * Follows the keyboard when it asks for the sidebar. The card may still be on its way then, so the wish is kept until
 * there is something to focus, or until the person turns elsewhere.
 * @returns the reference to hand to the element that holds it.
 */
export function useFocusRequest(link: PageLink): Ref<HTMLDivElement> {
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const arrival = new MutationObserver(() => {
      if (focusBest(content.current)) arrival.disconnect()
    })
    const giveUp = (): void => arrival.disconnect()
    const stop = link.onFocus(() => {
      if (!focusBest(content.current)) arrival.observe(document.body, { childList: true, subtree: true })
    })
    window.addEventListener('blur', giveUp)
    return () => {
      stop()
      giveUp()
      window.removeEventListener('blur', giveUp)
    }
  }, [link])
  return content
}

/** @returns whether there was anything to focus. */
function focusBest(content: HTMLElement | null): boolean {
  const shown = content?.querySelector('main:not([hidden])') ?? content
  const best = PLACES.map((place) => shown?.querySelector<HTMLElement>(place)).find(Boolean)
  best?.focus()
  return Boolean(best)
}
