import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Hears the keys pressed anywhere inside an element that is no control itself. */
export function useKeys(place: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useLayoutEffect(() => {
    const element = place.current
    const run = (event: KeyboardEvent): void => latest.current(event)
    element?.addEventListener('keydown', run)
    return () => element?.removeEventListener('keydown', run)
  }, [])
}
