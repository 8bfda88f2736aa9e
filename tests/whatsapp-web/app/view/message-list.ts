import type { Context } from '../context'
import { h } from '../dom/element'
import { isSameDay } from '../locale/days'
import { loadEarlier } from '../model/actions'
import { loadedMessages } from '../model/chat-facts'
import type { ChatRecord, MessageRecord } from '../model/types'
import { createMessageRow } from './message-row'
import type { MessageRow } from './message-row'

/** How many of the newest messages are drawn at once; the rest are shells until they come near the window. */
const DRAWN_AT_ONCE = 20
const NEAR_END_PX = 80
const NEAR_START_PX = 200

export interface MessageList {
  element: HTMLElement
  update: () => void
  scrollToEnd: () => void
  destroy: () => void
}

export function createMessageList(context: Context, chat: ChatRecord): MessageList {
  const rows = new Map<string, MessageRow>()
  const holder = context.options.legacy ? h('div') : h('div', { 'data-tab': 8, tabindex: -1, class: 'rows' })
  const scroller = createScroller(context, holder)
  const observer = new IntersectionObserver((entries) => applyVisibility(entries), {
    root: scroller,
    rootMargin: '700px 0px',
  })
  const applyVisibility = (entries: IntersectionObserverEntry[]): void => {
    for (const entry of entries) {
      const row = rows.get((entry.target as HTMLElement).dataset['row'] ?? '')
      if (entry.isIntersecting) row?.draw()
      else row?.empty(entry.boundingClientRect.height)
    }
  }
  const update = (): void => {
    const first = loadedMessages(chat)[0]
    const growsAtStart = first !== undefined && !rows.has(first.id)
    const distanceToEnd = scroller.scrollHeight - scroller.scrollTop
    arrange(context, chat, { rows, holder, observer })
    if (staysAtEnd) scroller.scrollTop = scroller.scrollHeight
    else if (growsAtStart) scroller.scrollTop = scroller.scrollHeight - distanceToEnd
  }
  let staysAtEnd = true
  scroller.addEventListener('scroll', () => {
    staysAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX
    if (scroller.scrollTop < NEAR_START_PX) loadEarlier(context, chat)
  })
  // Lines wrap anew when the room changes; whoever reads the newest message keeps it in sight.
  const resizes = new ResizeObserver(() => {
    if (staysAtEnd) scroller.scrollTop = scroller.scrollHeight
  })
  resizes.observe(scroller)
  resizes.observe(holder)
  arrange(context, chat, { rows, holder, observer })
  return {
    element: scroller,
    update,
    scrollToEnd: () => {
      scroller.scrollTop = scroller.scrollHeight
    },
    destroy: () => {
      observer.disconnect()
      resizes.disconnect()
    },
  }
}

function createScroller(context: Context, holder: HTMLElement): HTMLElement {
  if (context.options.legacy) {
    return h('div', { role: 'application', 'data-tab': 8, tabindex: 0, class: 'messages' }, holder)
  }
  return h(
    'div',
    {
      'data-testid': 'conversation-panel-messages',
      'data-scrolltracepolicy': 'wa.web.conversation.messages',
      tabindex: 0,
      class: 'messages',
    },
    holder,
  )
}

interface Rows {
  rows: Map<string, MessageRow>
  holder: HTMLElement
  observer: IntersectionObserver
}

/** Brings the rows in line with the loaded messages, touching only what differs. */
function arrange(context: Context, chat: ChatRecord, { rows, holder, observer }: Rows): void {
  const messages = loadedMessages(chat)
  let next = holder.firstChild
  for (const [index, message] of messages.entries()) {
    const previous = messages[index - 1]
    let row = rows.get(message.id)
    if (row === undefined) {
      row = createMessageRow(context, chat, message)
      rows.set(message.id, row)
      observer.observe(row.element)
    }
    row.place({ startsRun: startsRun(previous, message), day: dayHeading(context, previous, message) })
    if (index >= messages.length - DRAWN_AT_ONCE) row.draw()
    for (const element of row.elements()) {
      if (element === next) next = next.nextSibling
      else holder.insertBefore(element, next)
    }
  }
  while (next !== null) {
    const leftOver: ChildNode = next
    next = next.nextSibling
    leftOver.remove()
  }
}

function startsRun(previous: MessageRecord | undefined, message: MessageRecord): boolean {
  if (previous === undefined || previous.kind === 'system' || previous.fromMe !== message.fromMe) return true
  return previous.author?.id !== message.author?.id || !isSameDay(previous.t * 1000, message.t * 1000)
}

function dayHeading(
  context: Context,
  previous: MessageRecord | undefined,
  message: MessageRecord,
): string | undefined {
  const atMs = message.t * 1000
  if (previous !== undefined && isSameDay(previous.t * 1000, atMs)) return undefined
  return context.days.row(atMs, context.clock.nowMs())
}
