import {
  claimDue,
  claimedNotices,
  countFired,
  nextAlarmAt,
  type Notice,
  settleNotice,
} from '@/storage/repositories/due-follow-ups'
import { wasAbsent } from '@/utils/follow-ups/notices'
import { type QuietHours, quietUntil } from '@/utils/quiet-hours'
import { now } from '@/utils/clock'

/** What a reminder needs of the browser. Tests put their own here and let it die at any point. */
export type ReminderPorts = {
  /** Shows a notification; one of the same id is replaced. */
  show: (notice: Notice, isQuiet: boolean) => Promise<void>
  setBadge: (count: number) => Promise<void>
  /** Wakes the worker at `at` (epoch ms); undefined takes the alarm away. */
  wakeAt: (at: number | undefined) => Promise<void>
  readQuietHours: () => Promise<{ quiet: QuietHours; timeZone: string }>
  clock: ReminderClock
}

/** What must outlive the browser: when it was last awake, and whether the first digest was shown. */
export type ReminderClock = {
  read: () => Promise<ReminderMemory>
  write: (memory: ReminderMemory) => Promise<void>
}
export type ReminderMemory = { lastAt?: number; hadDigest: boolean }

export type Reminders = {
  /** Fires what is due, replays what was begun, and sets the next alarm. One run at a time. */
  tick: () => Promise<void>
}

/** The database is the truth; alarms only wake this. */
export function createReminders(ports: ReminderPorts): Reminders {
  let queue: Promise<unknown> = Promise.resolve()
  let waiting: Promise<void> | undefined
  const tick = (): Promise<void> => {
    // One that has not begun yet will see everything the caller has written.
    waiting ??= queue.then(() => {
      waiting = undefined
      const run = fireDue(ports)
      queue = run.catch(() => undefined)
      return run
    })
    return waiting
  }
  return { tick }
}

async function fireDue(ports: ReminderPorts): Promise<void> {
  const at = now()
  const memory = await ports.clock.read()
  const next = await nextAlarmAt()
  // Looking first keeps a worker that woke for something else from locking the tables.
  if (next !== undefined && next <= at) {
    const { quiet, timeZone } = await ports.readQuietHours()
    const quietEnd = quietUntil(at, quiet, timeZone)
    await claimDue(at, { wasAway: wasAbsent(memory.lastAt, at), quietUntil: quietEnd })
  }
  // Remembered only now: were the worker to die before the claim, the absence would still be known.
  await ports.clock.write({ ...memory, lastAt: at })
  await showClaimed(ports, memory)
  await ports.setBadge(await countFired())
  await ports.wakeAt(await nextAlarmAt())
}

async function showClaimed(ports: ReminderPorts, memory: ReminderMemory): Promise<void> {
  let { hadDigest } = memory
  for (const notice of await claimedNotices()) {
    const isFirstDigest = notice.items.length > 1 && !hadDigest
    await ports.show(notice, isFirstDigest)
    await settleNotice(notice.id, now())
    if (isFirstDigest) {
      hadDigest = true
      await ports.clock.write({ lastAt: now(), hadDigest })
    }
  }
}
