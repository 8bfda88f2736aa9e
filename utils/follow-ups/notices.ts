/** A follow-up whose time has come; `dueAt` is epoch ms. */
export type DueItem = { id: string; dueAt: number }

const DIGEST_PREFIX = 'digest:'
const MAX_SINGLE = 3
/** A gap between two looks at the clock above this means that nobody was there to be reminded. */
const ABSENCE_MS = 5 * 60_000

/**
 * Decides how follow-ups that fall due together are shown: one notification each, or one digest when there are more than
 * three, or more than one after an absence.
 * @returns the notification of each follow-up by its id. The same follow-up at the same time has the same one, so that
 * showing it again replaces it.
 */
export function noticesFor(items: readonly DueItem[], now: number, wasAway: boolean): Map<string, string> {
  const isDigest = items.length > (wasAway ? 1 : MAX_SINGLE)
  return new Map(items.map((item) => [item.id, isDigest ? `${DIGEST_PREFIX}${now}` : noticeIdOf(item)]))
}

/** @returns whether a notification stands for several follow-ups. */
export function isDigest(noticeId: string): boolean {
  return noticeId.startsWith(DIGEST_PREFIX)
}

/** @returns the notification of a single follow-up. */
export function noticeIdOf({ id, dueAt }: DueItem): string {
  return `${id}:${dueAt}`
}

/** @returns the follow-up a notification stands for; undefined for a digest, or a notification that is not ours. */
export function followUpOfNotice(noticeId: string): string | undefined {
  return /^([0-9a-f-]{36}):\d+$/.exec(noticeId)?.[1]
}

/** @returns whether the browser was closed or asleep since `lastAt` (epoch ms); never having run is no absence. */
export function wasAbsent(lastAt: number | undefined, now: number): boolean {
  return lastAt !== undefined && now - lastAt > ABSENCE_MS
}
