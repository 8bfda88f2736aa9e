/** What was used within this time is at hand again. */
const RECENT_MS = 24 * 3_600_000
const MOST_RECENT = 3

/** @returns ranked replies with the few that were used within a day in front, the last one first. */
export function recentFirst<Row extends { lastUsedAt?: number }>(
  ranked: readonly Row[],
  nowMs: number,
): Row[] {
  const recent = ranked
    .filter(({ lastUsedAt = 0 }) => lastUsedAt > nowMs - RECENT_MS)
    .sort((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0))
    .slice(0, MOST_RECENT)
  const isRecent = new Set(recent)
  return [...recent, ...ranked.filter((row) => !isRecent.has(row))]
}
