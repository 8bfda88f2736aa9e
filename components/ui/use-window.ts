import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

const MARGIN_ROWS = 8
// Before the first measurement, and where nothing is laid out at all.
const ASSUMED_HEIGHT = 600

/** @returns which rows of a long list are in sight of `box`, with a margin, and what to call when it scrolls. */
export function useWindow(box: RefObject<HTMLElement | null>, length: number, rowHeight: number) {
  const [view, setView] = useState({ top: 0, height: ASSUMED_HEIGHT })
  const measure = (): void => {
    if (box.current === null) return
    const { scrollTop, clientHeight } = box.current
    // Within a row nothing changes, and nothing is drawn anew.
    const top = Math.floor(scrollTop / rowHeight) * rowHeight
    const height = clientHeight || ASSUMED_HEIGHT
    setView((view) => (view.top === top && view.height === height ? view : { top, height }))
  }
  useLayoutEffect(() => {
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  const first = Math.max(0, Math.floor(view.top / rowHeight) - MARGIN_ROWS)
  const last = Math.min(length, Math.ceil((view.top + view.height) / rowHeight) + 1 + MARGIN_ROWS)
  return { first, last, pageRows: Math.max(1, Math.floor(view.height / rowHeight) - 1), measure }
}
