/** Held by whoever makes a backup or restores one: only one tab at a time does. */
export const LOCK = 'chatside-backup'
