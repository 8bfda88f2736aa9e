import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Gives the focus to the part it was in when what had it has gone with an answer: somebody left, an invite was withdrawn.
 * @returns what the element around the parts needs.
 */
export function useKeptFocus(answer: unknown): { onFocusIn: (event: FocusEvent) => void } {
  const place = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    place.current?.querySelector<HTMLElement>('button, input')?.focus()
  }, [answer])
  return {
    onFocusIn: ({ target }) => {
      place.current = target instanceof Element ? target.closest('section') : null
    },
  }
}
