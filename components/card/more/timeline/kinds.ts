import {
  AlarmClock,
  ArrowLeftRight,
  Download,
  Flame,
  Handshake,
  Merge,
  NotebookPen,
  ReceiptText,
  Split,
  Star,
  Tag,
  type LucideIcon,
} from 'lucide-preact'
import type { TimelineEntry } from '@/storage/protocol/customers'
import type { ContactEvent } from '@/storage/schema/event'

export const FILTERS = ['all', 'messages', 'notes', 'follow-ups', 'tags', 'deals', 'score', 'card'] as const
export type Filter = (typeof FILTERS)[number]

const EVENT_KINDS: Record<ContactEvent['what']['kind'], { filter: Filter; icon: LucideIcon }> = {
  tag: { filter: 'tags', icon: Tag },
  deal: { filter: 'deals', icon: Handshake },
  level: { filter: 'score', icon: Flame },
  grade: { filter: 'score', icon: Star },
  merged: { filter: 'card', icon: Merge },
  split: { filter: 'card', icon: Split },
  imported: { filter: 'messages', icon: Download },
}

const ENTRY_KINDS: Record<Exclude<TimelineEntry['kind'], 'event'>, { filter: Filter; icon: LucideIcon }> = {
  messages: { filter: 'messages', icon: ArrowLeftRight },
  note: { filter: 'notes', icon: NotebookPen },
  'follow-up': { filter: 'follow-ups', icon: AlarmClock },
  order: { filter: 'deals', icon: ReceiptText },
}

/** @returns by which choice of the filter an entry is shown. */
export function kindOf(entry: TimelineEntry): Filter {
  return specOf(entry).filter
}

export function iconOf(entry: TimelineEntry): LucideIcon {
  return specOf(entry).icon
}

function specOf(entry: TimelineEntry): { filter: Filter; icon: LucideIcon } {
  return entry.kind === 'event' ? EVENT_KINDS[entry.what.kind] : ENTRY_KINDS[entry.kind]
}
