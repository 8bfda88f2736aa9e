import { ACKS_BY_LABEL } from '@/entrypoints/background/ack-labels'
import { element } from '@/entrypoints/whatsapp.content/base/element'
import { learnAckLabels } from '@/entrypoints/whatsapp.content/read-messages/ack-labels'

learnAckLabels(ACKS_BY_LABEL)

type Face = { title: string; time?: string; unread?: string; ticks?: string; icon?: string }

/** @returns a row of the chat list in today's layout. */
export function listRow({ title, time = '', unread, ticks, icon = 'wds-ic-read' }: Face): HTMLElement {
  const mark = ticks !== undefined && element('span', { 'aria-label': ticks, 'data-testid': icon })
  const count = unread !== undefined && element('span', { 'data-testid': 'icon-unread-count' }, unread)
  const face = element(
    'div',
    { 'data-testid': 'cell-frame-container' },
    element('div', { 'data-testid': 'cell-frame-title' }, element('span', { dir: 'auto', title }, title)),
    element('div', { 'data-testid': 'cell-frame-primary-detail' }, time),
    element('div', { 'data-testid': 'cell-frame-secondary' }, mark, count),
  )
  const button = element('div', { tabindex: '-1', 'aria-selected': 'false' }, face)
  return element(
    'div',
    { role: 'row', 'data-testid': 'list-item-9' },
    element('div', { role: 'gridcell' }, button),
  )
}
