/** @returns where a contact stands among the most recent: smaller is more recent. */
export function recencyOf(contact: { updatedAt: number; activityAt?: number | undefined }): number {
  return -Math.max(contact.updatedAt, contact.activityAt ?? 0)
}

/** @returns `recency` as a text that sorts the same. */
export function recencyKey(recency: number): string {
  return String(Number.MAX_SAFE_INTEGER + recency).padStart(16, '0')
}
