import { browser } from '@/utils/browser'
import { SWEEP_ALARM } from './alarms'
import { createKeeper } from './knowledge'

/** The keeper of this worker. */
export const keeper = createKeeper({
  // A call of the browser's own also tells it that the worker is still at work.
  breathe: async () => {
    await browser.alarms.get(SWEEP_ALARM)
  },
  elapsed: () => performance.now(),
})
