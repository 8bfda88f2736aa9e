import { dayOf } from '@/utils/scoring/evidence'
import type { Message } from '../schema/message'

/** What a transaction must work out anew before it commits, by contact. */
export type Marks = {
  /** Days (UTC, as numbers) of which messages came, went or changed; 'all': every day. */
  days: Map<string, Set<number> | 'all'>
  /** Whose score may be another. */
  scores: Set<string>
  /** For whom the rules for tags are asked, beside those of whom something was written. */
  rules: Set<string>
  /** Rules themselves changed: everybody is asked again, a few at a time, after the commit. */
  asksPass: boolean
  /** This is a part of such a pass. */
  isPass: boolean
}

type Place = Pick<Message, 'contactId' | 'at'>

export function newMarks(): Marks {
  return { days: new Map(), scores: new Set(), rules: new Set(), asksPass: false, isPass: false }
}

/** Marks the days of a message as it was and as it is. One without a time tells nothing. */
export function markMessage(marks: Marks, before: Place | undefined, after: Place | undefined): void {
  for (const place of [before, after]) {
    if (place?.at !== undefined) markDays(marks, place.contactId, [dayOf(place.at)])
  }
}

/** Marks days of a contact's messages. */
export function markDays(marks: Marks, contactId: string, days: Iterable<number>): void {
  const known = marks.days.get(contactId) ?? new Set()
  if (known === 'all') return
  for (const day of days) known.add(day)
  marks.days.set(contactId, known)
}
