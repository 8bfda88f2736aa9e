import { evaluateIn } from './chromium-screen'
import type { ChromiumDesk } from './chromium-desk'
import type { ChromeApi } from './chrome-api'

/** Makes the background believe that it last looked at the clock so long ago: the browser was closed meanwhile. */
export async function wasAwayFor(desk: ChromiumDesk, awayMs: number): Promise<void> {
  const setBack = async (ms: number): Promise<void> => {
    const { storage } = (globalThis as unknown as { chrome: ChromeApi }).chrome
    const { reminders } = await storage.local.get('reminders')
    await storage.local.set({ reminders: { ...(reminders as object), lastAt: Date.now() - ms } })
  }
  await evaluateIn(await desk.worker(), setBack, [awayMs])
}
