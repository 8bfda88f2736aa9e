import type { MessageSighting } from '@/storage/schema/message'
import { withoutMarks } from '../page/read-text'

type Ack = MessageSighting['ack']

// What the ticks are called, as the background told: it knows the words of the page's languages.
let acksByLabel: ReadonlyMap<string, Ack> = new Map()

/** Until this is called only the icons tell, which do not know "delivered" from "read". */
export function learnAckLabels(acks: Readonly<Record<string, Ack>>): void {
  acksByLabel = new Map(Object.entries(acks))
}

/** @returns what the spoken name of the ticks says; 'unknown' in a language we have no words of. */
export function ackOfLabel(label: string): Ack {
  return acksByLabel.get(withoutMarks(label).trim().toLowerCase()) ?? 'unknown'
}

/** @returns what the icon alone says. Today's double tick means delivered or read, which is no answer. */
export function ackOfIcon(icon: string): Ack {
  if (/status-pending|msg-time|status-time/.test(icon)) return 'pending'
  if (/dblcheck-ack/.test(icon)) return 'read'
  if (/dblcheck/.test(icon)) return 'delivered'
  if (/wds-ic-delivered|(msg|status)-check/.test(icon)) return 'sent'
  return /error|failed/.test(icon) ? 'failed' : 'unknown'
}

/** @returns what the page's own number of an acknowledgement says: -1 failed, 0 pending, … 4 played. */
export function ackOfModel(ack: number | undefined): Ack {
  if (ack === undefined) return 'unknown'
  if (ack < 0) return 'failed'
  return (['pending', 'sent', 'delivered', 'read', 'read'] as const)[ack] ?? 'unknown'
}
