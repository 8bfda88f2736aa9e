import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Scrolls what has just appeared into sight, as far as needed and no further. */
export function useInSight(element: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    if (isThere) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
}
