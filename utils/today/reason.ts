/** Why a customer stands in the list one works from, most urgent first. */
export const REASON_KINDS = ['twice', 'waiting', 'follow-up', 'in-touch', 'quiet', 'no-step'] as const
export type ReasonKind = (typeof REASON_KINDS)[number]

/** Times are epoch ms. */
export type Reason =
  /** Two or more messages of theirs without an answer. */
  | { kind: 'twice'; count: number; since: number }
  /** They wait; `answerBy` is what the service level asks for. */
  | { kind: 'waiting'; since: number; answerBy: number }
  | { kind: 'follow-up'; dueAt: number; note?: string }
  /** Last in touch at `since`: past the ideal, or past the most. */
  | { kind: 'in-touch'; zone: 'yellow' | 'red'; since: number }
  /** They have not answered what was written last; `wasRead` says whether they have seen it. */
  | { kind: 'quiet'; since: number; wasRead: boolean }
  /** A conversation that rests, without a follow-up. */
  | { kind: 'no-step'; since: number }
