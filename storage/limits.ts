export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** What was removed can be restored for this long, and an action undone. */
export const TRASH_DAYS = 30
export const HISTORY_DAYS = 30
/** The card of a chat that became private is erased after this time. */
export const PRIVATE_UNDO_MS = 10 * MINUTE_MS
/** Rows deleted or written in one transaction. */
export const CHUNK_ROWS = 500
