import { rangeOf } from '../composer/caret'
import type { Prepared } from '../composer/composer'
import { EditorText } from '../composer/editor-text'
import { readPageFacts } from '../page/page-facts'
import { roomTaken } from '../sidebar-frame/room'

export type Place = { left?: string; right?: string; top?: string; bottom?: string; maxHeight: string }
type Rect = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>
/** The window, and the pixels of its width that the sidebar takes at the inline end. */
type Room = { width: number; taken: number; height: number; isRtl: boolean }

const GAP = 8
const PANEL_WIDTH = 620
const ENOUGH_ABOVE = 260

/** @returns where the picker goes: above the caret, below it where there is no room, beside the sidebar, inside the window. */
export function placeAt(caret: Rect, { width, taken, height, isRtl }: Room): Place {
  const space = Math.max(width - taken - PANEL_WIDTH - GAP, GAP)
  const side = (distance: number) => `${Math.round(Math.min(Math.max(distance, GAP), space))}px`
  const above = caret.top - 2 * GAP
  const below = height - caret.bottom - 2 * GAP
  const isAbove = above >= ENOUGH_ABOVE || above >= below
  return {
    ...(isRtl ? { right: side(width - caret.right - GAP) } : { left: side(caret.left - GAP) }),
    ...(isAbove
      ? { bottom: `${Math.round(height - caret.top + GAP)}px` }
      : { top: `${Math.round(caret.bottom + GAP)}px` }),
    maxHeight: `${Math.round(Math.max(isAbove ? above : below, 120))}px`,
  }
}

/** @returns where the picker goes for an insertion: to where its text will begin. */
export function placeFor({ editor, span: { start } }: Prepared): Place {
  const caret = rectOf(rangeOf(new EditorText(editor), { start, end: start }), editor)
  const isRtl = readPageFacts().direction === 'rtl'
  return placeAt(caret, { width: innerWidth, taken: roomTaken(), height: innerHeight, isRtl })
}

/** @returns where a range is drawn; an empty line has no box of its own, then the editor's is taken. */
function rectOf(range: Range, editor: HTMLElement): Rect {
  const rect = range.getBoundingClientRect()
  return rect.top === 0 && rect.bottom === 0 ? editor.getBoundingClientRect() : rect
}
