import { ACKS_BY_LABEL } from '@/entrypoints/background/ack-labels'
import { learnAckLabels } from '@/entrypoints/whatsapp.content/read-messages/ack-labels'
import { Finder } from '@/entrypoints/whatsapp.content/page/find'
import { readRow, type RowFacts } from '@/entrypoints/whatsapp.content/read-messages/read-row'

learnAckLabels(ACKS_BY_LABEL)

export const STAMP = '<div class="copyable-text" data-pre-plain-text="[10:30, 28/09/2026] Ana: ">'

/** @returns a message of today's layout around the insides of a bubble. */
export function messageOf(bubble: string, dataId = '3EB04D330F5FF88FEBAC58'): HTMLElement {
  const page = new DOMParser().parseFromString(
    `<div tabindex="-1" data-id="${dataId}"><div data-virtualized="false">` +
      `<div class="focusable-list-item" aria-label="x"><div data-testid="msg-container">${bubble}</div></div>` +
      '</div></div>',
    'text/html',
  )
  return page.querySelector<HTMLElement>('[data-id]')!
}

/** @returns what is read of a message with that bubble. */
export function readBubble(bubble: string, { dataId = 'A1', isRtl = false } = {}): RowFacts | undefined {
  return readRow(messageOf(bubble, dataId), new Finder(), isRtl)
}

export function textBubble(html: string): string {
  return `${STAMP}<div><span dir="auto" class="selectable-text copyable-text">${html}</span></div></div>`
}

export function tail(side: 'in' | 'out'): string {
  return `<span data-icon="tail-${side}" data-testid="tail-${side}"></span>`
}

export function ticks(label: string, icon = 'wds-ic-read'): string {
  return `<div data-testid="msg-meta"><span>10:31</span><span aria-label="${label}" data-testid="${icon}"></span></div>`
}
