import * as z from 'zod/mini'
import { sessionValue } from '@/storage/session'
import { now } from '@/utils/clock'

// The page tells that a message was read, not when. What was seen unread before and is read now was read in between.

type LastOut = { messageId: string; isRead: boolean }

const MOST_MESSAGES = 100
/** By message id: null while it is not read, then when that was seen. */
const readTimes = sessionValue('readTimes', z.record(z.string(), z.nullable(z.int())), {})

/**
 * Remembers, while the browser runs, whether a message was read.
 * @returns when it was seen to be (epoch ms); undefined when it is not, or was read before anybody looked.
 */
export async function readTimeOf({ messageId, isRead }: LastOut): Promise<number | undefined> {
  const known = new Map(Object.entries(await readTimes.get()))
  const seen = known.get(messageId)
  if (typeof seen === 'number') return seen
  if (isRead && seen === undefined) return undefined
  if (!isRead && seen === null) return undefined
  const readAt = isRead ? now() : null
  await readTimes.update((all) => {
    const others = Object.entries(all).filter(([id]) => id !== messageId)
    return Object.fromEntries([...others, [messageId, readAt]].slice(-MOST_MESSAGES))
  })
  return readAt ?? undefined
}
