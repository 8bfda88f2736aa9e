import { HOUR_MS } from '@/storage/limits'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'
import type { Reminders } from './reminders'

const KEY = 'cleanedUpAt'
const CLEAN_UP_EVERY_MS = 6 * HOUR_MS

/** What is done each minute and at each start of the worker. */
export async function sweep(reminders: Reminders): Promise<void> {
  await reminders.tick()
  await eraseOverdue()
  const cleanedUpAt: unknown = (await browser.storage.local.get(KEY))[KEY]
  const isRecent = typeof cleanedUpAt === 'number' && Math.abs(now() - cleanedUpAt) < CLEAN_UP_EVERY_MS
  if (isRecent) return
  const { dropForgotten } = await import('@/storage/repositories/clean-up')
  await dropForgotten()
  await browser.storage.local.set({ [KEY]: now() })
}
