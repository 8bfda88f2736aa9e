import type { Message } from '../schema/message'

type Ack = Message['ack']

const ORDER: Record<Ack, number> = { unknown: 0, pending: 1, failed: 2, sent: 3, delivered: 4, read: 5 }

/** @returns whether an ack says more than `old`: receipts come in any order, but a message never becomes unread. */
export function isLaterAck(ack: Ack, old: Ack): boolean {
  return ORDER[ack] > ORDER[old]
}
