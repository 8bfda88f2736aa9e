import type { MessageSighting } from '@/storage/schema/message'

/** @returns the messages after the last one that is known. Older ones that scroll into sight are not new. */
export function newerThan(
  known: ReadonlySet<string>,
  messages: readonly MessageSighting[],
): readonly MessageSighting[] {
  const last = messages.findLastIndex(({ messageId }) => known.has(messageId))
  return last < 0 && known.size > 0 ? [] : messages.slice(last + 1)
}
