import type { Context } from '../context'
import { h } from '../dom/element'
import { prefixedId } from '../model/chat-facts'
import type { ChatRecord, MessageRecord } from '../model/types'
import { bubble } from './bubble'
import { legacyBubble } from './legacy-bubble'

export interface Placement {
  startsRun: boolean
  /** Heading above the row, when a new day begins. */
  day: string | undefined
}

export interface MessageRow {
  element: HTMLElement
  /** The heading above, when there is one, and the row. */
  elements: () => HTMLElement[]
  place: (placement: Placement) => void
  draw: () => void
  /** Leaves a shell of the same height, as for messages out of sight. */
  empty: (heightPx: number) => void
}

const GUESSED_HEIGHT_PX = 64

export function createMessageRow(context: Context, chat: ChatRecord, message: MessageRecord): MessageRow {
  const { element, slot } = createSlot(context, chat, message)
  const markVirtualized = (isVirtualized: boolean, height: string): void => {
    if (!context.options.legacy) slot.dataset['virtualized'] = String(isVirtualized)
    slot.style.height = height
  }
  markVirtualized(true, `${GUESSED_HEIGHT_PX}px`)
  let placement: Placement = { startsRun: true, day: undefined }
  let heading: HTMLElement | undefined
  let drawn: string | undefined
  const signature = (): string => `${message.version} ${placement.startsRun}`
  const draw = (): void => {
    if (drawn === signature()) return
    drawn = signature()
    const placed = { chat, message, startsRun: placement.startsRun }
    slot.replaceChildren(context.options.legacy ? legacyBubble(context, placed) : bubble(context, placed))
    markVirtualized(false, '')
  }
  return {
    element,
    elements: () => (heading === undefined ? [element] : [heading, element]),
    place: (next) => {
      if (next.day !== placement.day) heading = next.day === undefined ? undefined : dayRow(next.day)
      placement = next
      if (drawn !== undefined) draw()
    },
    draw,
    empty: (heightPx) => {
      if (drawn === undefined || heightPx === 0) return
      drawn = undefined
      slot.replaceChildren()
      markVirtualized(true, `${heightPx}px`)
    },
  }
}

function dayRow(label: string): HTMLElement {
  return h(
    'div',
    { role: 'row', class: 'day' },
    h('div', { class: 'a _amjw' }, h('span', { dir: 'auto' }, label)),
  )
}

/** The row, and the element inside that is filled and emptied. Old layouts have no element just for that. */
function createSlot(
  context: Context,
  chat: ChatRecord,
  message: MessageRecord,
): { element: HTMLElement; slot: HTMLElement } {
  const focusable = message.kind === 'system' ? {} : { tabindex: -1 }
  if (context.options.legacy) {
    const dataId = message.kind === 'system' ? {} : { 'data-id': prefixedId(chat, message) }
    const slot = h('div', { ...focusable, ...dataId })
    return { element: row(message, slot), slot }
  }
  const slot = h('div')
  const identity = { 'data-id': message.id, 'data-testid': `conv-msg-${message.id}` }
  return { element: row(message, h('div', { ...focusable, class: 'a', ...identity }, slot)), slot }
}

function row(message: MessageRecord, child: HTMLElement): HTMLElement {
  return h('div', { role: 'row', 'data-row': message.id, class: 'message-row' }, child)
}
