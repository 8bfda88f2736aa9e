import * as z from 'zod/mini'
import { readSettings } from '@/storage/settings'
import { readTeamSession } from '@/storage/sync/team-session'
import { browser } from '@/utils/browser'
import { countUrgent } from '@/storage/repositories/today'
import { startSweep, wakeAt } from './alarms'
import { MAX_SHOWN, setBadge } from './badge'
import { showNotice } from './notifications'
import type { ReminderPorts, ReminderStore } from './reminders'

const KEY = 'reminders'
const memorySchema = z.object({ lastAt: z.optional(z.int()), hadDigest: z.boolean() })

const memory: ReminderStore = {
  read: async () => {
    const parsed = z.safeParse(memorySchema, (await browser.storage.local.get(KEY))[KEY])
    if (!parsed.success) return { hadDigest: false }
    const { lastAt, hadDigest } = parsed.data
    return { hadDigest, ...(lastAt !== undefined && { lastAt }) }
  },
  write: (value) => browser.storage.local.set({ [KEY]: value }),
}

/** The browser's own alarms, notifications and badge. */
export const browserPorts: ReminderPorts = {
  show: showNotice,
  // What asks to be done now: follow-ups that are due, and customers who have waited for too long.
  setBadge: async (due) => setBadge(due + (await countUrgent(MAX_SHOWN))),
  wakeAt: async (at) => {
    await wakeAt(at)
    await startSweep()
  },
  memory,
  agree: async (at) => {
    const session = await readTeamSession()
    if (session === undefined || session.isOver === true) return undefined
    const { agreeOnDue } = await import('@/storage/sync/agree-due')
    return agreeOnDue(session, at)
  },
  readQuietHours: async () => ({
    quiet: (await readSettings()).quietHours,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }),
}
