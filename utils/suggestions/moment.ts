import type { WorkingHours } from './rule'

/** What the open chat shows. `incomingRun` counts incoming messages since the last outgoing one. */
export type Moment = {
  lastIn?: { at?: number | undefined; text: string } | undefined
  incomingRun: number
  lastOut?: { at?: number | undefined; isRead: boolean } | undefined
}

/** What is known beside the chat itself. Times are epoch ms. */
export type Facts = {
  now: number
  /** The user's own, IANA. */
  timeZone: string
  workingHours: WorkingHours
  kind: 'person' | 'group' | 'self' | 'unknown'
  tagIds: ReadonlySet<string>
  /** The contact's, when the card tells. */
  language?: string | undefined
  /** When our last message was seen to be read; absent: it was read before anybody looked. */
  readAt?: number | undefined
  /** Rules that were dismissed for this contact. */
  dismissed: ReadonlySet<string>
  /** Replies this contact got lately. */
  sent: ReadonlySet<string>
}
