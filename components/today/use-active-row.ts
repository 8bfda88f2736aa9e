import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TodayRow } from '@/storage/protocol/follow-ups'

type ActiveRowInput = {
  box: RefObject<HTMLElement | null>
  rows: readonly TodayRow[]
  rowHeight: number
  takesFocus: boolean
}

/**
 * Follows the row one stands on: by its customer, so that it stays when others come and go, and by its place when it
 * leaves itself, so that the next one takes over, with the focus if it was in the list.
 */
export function useActiveRow({ box, rows, rowHeight, takesFocus }: ActiveRowInput) {
  const [active, setActive] = useState({ id: rows[0]?.contact.id, index: 0 })
  const wantsFocus = useRef(takesFocus)
  const isInside = useRef(false)

  const found = rows.findIndex(({ contact }) => contact.id === active.id)
  const index = found >= 0 ? found : Math.min(active.index, rows.length - 1)
  const id = rows[index]?.contact.id
  useLayoutEffect(() => {
    if (id !== active.id || index !== active.index) setActive({ id, index: Math.max(0, index) })
  }, [id, index])
  const takeFocus = (): void => {
    const isLost = isInside.current && isNowhere(document.activeElement) && document.hasFocus()
    if (!wantsFocus.current && !isLost) return
    const row = box.current?.querySelector<HTMLElement>('[data-active=true]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  }
  useLayoutEffect(takeFocus, [id, index, active])
  // A notification may have had the focus just as the row one stood on left.
  useEffect(() => {
    window.addEventListener('focus', takeFocus)
    return () => window.removeEventListener('focus', takeFocus)
  }, [])

  return {
    index,
    moveTo: (next: number): void => {
      wantsFocus.current = true
      keepInSight(box.current, next, rowHeight)
      setActive({ id: rows[next]?.contact.id, index: next })
    },
    focus: (): void => {
      wantsFocus.current = true
      setActive({ id, index })
    },
    onFocusIn: (event: FocusEvent): void => {
      isInside.current = true
      const row = event.target instanceof Element ? event.target.closest('[aria-rowindex]') : null
      const at = Number(row?.getAttribute('aria-rowindex')) - 1
      if (row !== null && at !== index) setActive({ id: rows[at]?.contact.id, index: at })
    },
    onFocusOut: (event: FocusEvent): void => {
      if (event.relatedTarget instanceof Node)
        isInside.current = box.current?.contains(event.relatedTarget) === true
    },
  }
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body
}

function keepInSight(box: HTMLElement | null, index: number, rowHeight: number): void {
  if (box === null) return
  const top = index * rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + rowHeight > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + rowHeight - box.clientHeight
  }
}
