/** A chat of the practice page, as the seed needs it. */
export type SeedChat = { id: string; title: string; kind: 'person' | 'group' | 'self'; phone?: string }

/** What is to be written. Everything else follows from it: the same plan gives the same rows. */
export type SeedPlan = {
  contacts: number
  replies: number
  /** So many message records for each contact on average, with orders, deals, and rules for tags that have been asked. */
  messagesEach?: number
  /** The first contacts are those of these chats, so that the sidebar shows a card for each. */
  chats: SeedChat[]
  /** As it is written in aliases. */
  account: string
  nowMs: number
}

/** What was written, and how long it took. */
export type SeedReport = { rows: Record<string, number>; seconds: number }
