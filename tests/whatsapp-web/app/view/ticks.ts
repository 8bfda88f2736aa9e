import type { Context } from '../context'
import { h } from '../dom/element'
import { shape } from '../dom/icon'

const ONE_TICK = 'M4 6.500 7 9.500 13 2.500'
const TWO_TICKS = 'M1 6.500 4 9.500 10 2.500M7.500 8.800l.7.700 6-7'
const PENDING = 'M8 1.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9Zm0 2v3l2 1'

/** The receipt beside an outgoing message. Delivered and read share an icon and differ in label and colour. */
export function ticks(context: Context, ack: number): HTMLElement {
  const label = ackLabel(context, ack)
  if (context.options.legacy) {
    return h('span', { 'aria-label': label, 'data-icon': legacyName(ack), class: tickClass(ack) }, draw(ack))
  }
  return h(
    'div',
    {},
    h('span', { 'aria-label': label, 'data-testid': name(ack), class: tickClass(ack) }, draw(ack)),
  )
}

function ackLabel({ texts: { acks } }: Context, ack: number): string {
  const labels: Record<number, string> = {
    [-1]: acks.failed,
    0: acks.pending,
    1: acks.sent,
    2: acks.delivered,
    3: acks.read,
    4: acks.played,
  }
  return labels[ack] ?? acks.pending
}

function name(ack: number): string {
  if (ack < 0) return 'wds-ic-status-error'
  if (ack === 0) return 'wds-ic-status-pending'
  return ack === 1 ? 'wds-ic-delivered' : 'wds-ic-read'
}

function legacyName(ack: number): string {
  if (ack < 0) return 'msg-error'
  if (ack === 0) return 'msg-time'
  return ack === 1 ? 'msg-check' : 'msg-dblcheck'
}

function tickClass(ack: number): string {
  return ack >= 3 ? 'tick blue' : 'tick'
}

function draw(ack: number): SVGSVGElement {
  const path = ack <= 0 ? PENDING : ack === 1 ? ONE_TICK : TWO_TICKS
  return shape(name(ack), '0 0 16 12', path, true)
}
