import { waitFor } from '../../browsers/wait-for'
import { evaluateIn } from './chromium-screen'
import type { ChromiumDesk } from './chromium-desk'
import type { ChromeApi } from './chrome-api'

/** As entrypoints/background/alarms.ts has it: the next alarm is at least so far from when it was set. */
const MIN_DELAY_MS = 30_000

/** Waits until the background has looked at everything written since then; setting the alarm is the last it does. */
export async function untilLooked(desk: ChromiumDesk, since: number): Promise<void> {
  const worker = await desk.worker()
  await waitFor('the background to have looked', async () => {
    const alarm = await worker.evaluate(() => chrome.alarms.get('next'))
    return alarm !== undefined && alarm.scheduledTime >= since + MIN_DELAY_MS
  })
}

/** Makes the background believe that it last looked at the clock so long ago: the browser was closed meanwhile. */
export async function wasAwayFor(desk: ChromiumDesk, awayMs: number): Promise<void> {
  const setBack = async (ms: number): Promise<void> => {
    const { storage } = (globalThis as unknown as { chrome: ChromeApi }).chrome
    const { reminders } = await storage.local.get('reminders')
    await storage.local.set({ reminders: { ...(reminders as object), lastAt: Date.now() - ms } })
  }
  await evaluateIn(await desk.worker(), setBack, [awayMs])
}
