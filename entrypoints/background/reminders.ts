import {
  claimDue,
  claimedNotices,
  countFired,
  nextAlarmAt,
  type Notice,
  settleNotice,
} from '@/storage/repositories/due-follow-ups'
import type { Agreed } from '@/storage/repositories/shared-due'
import { areOwnersKept } from '@/storage/repositories/owners-kept'
import { wasAbsent } from '@/utils/follow-ups/notices'
import { type QuietHours, quietUntil } from '@/utils/quiet-hours'
import { now } from '@/utils/clock'
import { logFault } from '@/utils/logger'

/** What a reminder needs of the browser. Tests put their own here and let it die at any point. */
export type ReminderPorts = {
  /** Shows a notification; one of the same id is replaced. */
  show: (notice: Notice, isQuiet: boolean) => Promise<void>
  setBadge: (count: number) => Promise<void>
  /** Wakes the worker at `at` (epoch ms); undefined takes the alarm away. */
  wakeAt: (at: number | undefined) => Promise<void>
  /** What the devices of a team agree on at `at` (epoch ms); undefined without a team. */
  agree?: (at: number) => Promise<Agreed | undefined>
  readQuietHours: () => Promise<{ quiet: QuietHours; timeZone: string }>
  memory: ReminderStore
}

/** What must outlive the browser: when it was last awake, and whether the first digest was shown. */
export type ReminderStore = {
  read: () => Promise<ReminderMemory>
  write: (memory: ReminderMemory) => Promise<void>
}
export type ReminderMemory = { lastAt?: number; hadDigest: boolean }

export type Reminders = {
  /** Fires what is due, replays what was begun, and sets the next alarm. One run at a time. */
  tick: () => Promise<void>
  /** Sets the next alarm to what the database says now, and does nothing else. */
  arm: () => Promise<void>
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
  const arm = async (): Promise<void> => {
    // One after the other: what a run has read before must not set the alarm after this.
    const run = queue.then(() => setAlarm(ports, now()))
    queue = run.catch(() => undefined)
    return run
  }
  return { tick, arm }
}

/** The others wait for what was left to this device for a minute. */
const LATE_MS = 50_000

async function fireDue(ports: ReminderPorts): Promise<void> {
  const at = now()
  const memory = await ports.memory.read()
  const { quiet, timeZone } = await ports.readQuietHours()
  const quietEnd = quietUntil(at, quiet, timeZone)
  await keepOwners()
  // Looking first keeps a worker that woke for something else from locking the tables.
  if (isPast(await nextAlarmAt(), at)) {
    const agreed = quietEnd === undefined ? await agreeOn(ports, at) : undefined
    await claimDue(at, { wasAway: wasAbsent(memory.lastAt, at), quietUntil: quietEnd, agreed })
    // While this machine slept another device may have shown it: what is new is fetched.
    if (agreed !== undefined && now() - at > LATE_MS) await agreeOn(ports, now())
  }
  // Remembered only now: were the worker to die before the claim, the absence would still be known.
  await ports.memory.write({ ...memory, lastAt: at })
  const failures = quietEnd === undefined ? await showClaimed(ports, memory) : []
  await ports.setBadge(await countFired())
  await setAlarm(ports, at)
  if (failures.length > 0) throw failures[0]
}

/** Whoever has joined or left a team is reminded of others than before. */
async function keepOwners(): Promise<void> {
  try {
    if (await areOwnersKept()) return
    const late = await import('@/storage/repositories/keep-owners')
    await late.keepOwners()
  } catch (error) {
    logFault('owners', error)
  }
}

/** Whatever goes wrong there, nobody is to miss a reminder for it. */
async function agreeOn({ agree }: ReminderPorts, at: number): Promise<Agreed | undefined> {
  try {
    return await agree?.(at)
  } catch (error) {
    logFault('agree', error)
    return undefined
  }
}

async function setAlarm(ports: ReminderPorts, at: number): Promise<void> {
  const next = await nextAlarmAt()
  if (!isPast(next, at)) return ports.wakeAt(next)
  // What is claimed and waits for the quiet hours to end must not wake the worker again and again.
  const { quiet, timeZone } = await ports.readQuietHours()
  await ports.wakeAt(quietUntil(at, quiet, timeZone) ?? next)
}

/** @returns what the browser refused. */
async function showClaimed(ports: ReminderPorts, memory: ReminderMemory): Promise<unknown[]> {
  let { hadDigest } = memory
  const failures: unknown[] = []
  for (const notice of await claimedNotices()) {
    const isFirstDigest = notice.items.length > 1 && !hadDigest
    try {
      await ports.show(notice, isFirstDigest)
    } catch (error) {
      // It stays claimed, so the next sweep tries again; the others must not wait for it.
      failures.push(error)
      continue
    }
    await settleNotice(notice.id, now())
    if (!isFirstDigest) continue
    hadDigest = true
    await ports.memory.write({ lastAt: now(), hadDigest })
  }
  return failures
}

function isPast(time: number | undefined, at: number): boolean {
  return time !== undefined && time <= at
}
