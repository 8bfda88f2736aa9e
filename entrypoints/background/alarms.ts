import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'

export const NEXT_ALARM = 'next'
export const SWEEP_ALARM = 'sweep'

/** Browsers round shorter delays up to this, and Firefox never fires an alarm whose time has passed. */
const MIN_DELAY_MS = 30_000
const SWEEP_MS = 60_000

/** Sets the one alarm of the next follow-up; undefined takes it away. */
export async function wakeAt(at: number | undefined): Promise<void> {
  if (at === undefined) {
    await browser.alarms.clear(NEXT_ALARM)
    return
  }
  // One that stands for this time rings in it; setting it again shortly before would put it off.
  const known = await browser.alarms.get(NEXT_ALARM)
  if (known?.scheduledTime === at) return
  await browser.alarms.create(NEXT_ALARM, { when: Math.max(at, now() + MIN_DELAY_MS) })
}

let soon: ReturnType<typeof setTimeout> | undefined

/** A worker that lives until then looks on time, where its alarm comes up to half a minute late. */
export function lookSoon(at: number | undefined, look: () => void): void {
  clearTimeout(soon)
  const delay = (at ?? 0) - now()
  // What is past waits for the alarm: it was looked at just now.
  if (delay > 0 && delay < MIN_DELAY_MS) soon = setTimeout(look, delay)
}

/**
 * Looks at the database once a minute, whatever became of the other alarm. Set again at each start: updates clear it, and
 * a clock that was set back leaves it far ahead.
 */
export async function startSweep(): Promise<void> {
  const known = await browser.alarms.get(SWEEP_ALARM)
  const isSoon = known !== undefined && known.scheduledTime <= now() + 2 * SWEEP_MS
  if (!isSoon) await browser.alarms.create(SWEEP_ALARM, { periodInMinutes: SWEEP_MS / 60_000 })
}
