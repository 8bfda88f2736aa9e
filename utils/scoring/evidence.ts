/**
 * What one day's messages of a chat tell; the day is counted from 1970-01-01 in UTC. Everything is a sum or a list over
 * that day alone, so that a day can be made anew without any other.
 */
export type DayEvidence = {
  /** Messages in and out. */
  in: number
  out: number
  /** Outgoing messages whose read state is known, and those of them that were read. */
  told: number
  read: number
  /** Times from our first unanswered message to the answer that came on this day, in ms; at most `MAX_REPLIES`, the shortest. */
  replyMs: number[]
  /** How often the customer took the turn. */
  turns: number
}

/** By day number as text. Days without messages are absent; days older than `EVIDENCE_DAYS` are dropped. */
export type Evidence = Record<string, DayEvidence>
