import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Move } from './board-moves'

/** Where a deal that is being dragged would come to stand. */
export type Drop = { stageId: string; beforeId?: string }

type Grip = { id: string; card: HTMLElement; x: number; y: number; isDragging: boolean; drop?: Drop }

/** How far the pointer moves before a press becomes a drag. */
const SLACK_PX = 6
/** So near to the edge of the board it scrolls along. */
const EDGE_PX = 48
const SCROLL_PX = 14

/** Lets the pointer drag deals between the stages of the board. Escape lets go of them where they were. */
export function useDragging(place: RefObject<HTMLElement | null>, onDrop: (move: Move) => void) {
  const grip = useRef<Grip | undefined>(undefined)
  const [drop, setDrop] = useState<Drop>()
  const lastDragAt = useRef(Number.NEGATIVE_INFINITY)

  const letGo = (): Grip | undefined => {
    const held = grip.current
    grip.current = undefined
    setDrop(undefined)
    if (held === undefined || !held.isDragging) return undefined
    held.card.style.removeProperty('translate')
    held.card.closest('.deal')?.removeAttribute('data-dragged')
    lastDragAt.current = performance.now()
    return held
  }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && grip.current?.isDragging === true) letGo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  const onPointerDown = (event: PointerEvent): void => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-deal]') : null
    const id = card?.dataset['deal']
    if (event.button !== 0 || card === null || id === undefined) return
    grip.current = { id, card, x: event.clientX, y: event.clientY, isDragging: false }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const held = grip.current
    if (held === undefined) return
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y]
    if (!held.isDragging) {
      if (Math.hypot(dx, dy) < SLACK_PX) return
      held.isDragging = true
      held.card.closest('.deal')?.setAttribute('data-dragged', 'true')
      place.current?.setPointerCapture(event.pointerId)
    }
    held.card.style.translate = `${dx}px ${dy}px`
    scrollAlong(place.current, event.clientX)
    const next = dropAt(held.id, event.clientX, event.clientY)
    if (next?.stageId !== held.drop?.stageId || next?.beforeId !== held.drop?.beforeId) setDrop(next)
    if (next === undefined) delete held.drop
    else held.drop = next
  }
  const onPointerUp = (): void => {
    const held = letGo()
    if (held?.drop !== undefined) onDrop({ id: held.id, ...held.drop })
  }
  return {
    drop,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => void letGo() },
    /** The click that ends a drag opens nothing. */
    hasJustDragged: () => performance.now() - lastDragAt.current < 50,
  }
}

function dropAt(draggedId: string, x: number, y: number): Drop | undefined {
  const under = document.elementsFromPoint(x, y)
  const column = under.map((one) => one.closest<HTMLElement>('[data-stage]')).find((one) => one !== null)
  const stageId = column?.dataset['stage']
  if (column === undefined || column === null || stageId === undefined) return undefined
  const cards = [...column.querySelectorAll<HTMLElement>('[data-deal]')]
  const others = cards.filter(({ dataset }) => dataset['deal'] !== draggedId)
  const next = others.find((card) => {
    const { top, height } = card.getBoundingClientRect()
    return y < top + height / 2
  })
  const beforeId = next?.dataset['deal']
  return { stageId, ...(beforeId !== undefined && { beforeId }) }
}

function scrollAlong(board: HTMLElement | null, x: number): void {
  if (board === null) return
  const { left, right } = board.getBoundingClientRect()
  if (x < left + EDGE_PX) board.scrollBy({ left: -SCROLL_PX })
  else if (x > right - EDGE_PX) board.scrollBy({ left: SCROLL_PX })
}
