import type { BenchBrowser } from '../browser/bench-browser'
import { measureThread, type ThreadMetrics } from '../browser/thread-metrics'
import { type Figure } from '../figures/figure'
import { interleave, type Pair } from '../figures/interleave'
import { median, quartiles } from '../figures/stats'
import { BUSY_MINUTE, playMinute, SHORT_MINUTE } from '../pages/busy-minute'
import { openPractice, openSidebar, restFor } from '../pages/practice-tab'
import type { Part } from './part'

const LIMIT = 1.03
/** Until the page and the sidebar have come to rest after loading. */
const SETTLE_MS = 1_800

/**
 * What the page's own process spends on a busy minute with Chatside, compared with the same minute without. The practice
 * page does far less for each action than WhatsApp does, so that the ratio is the worst case; the difference in
 * milliseconds is what a rep's machine pays in either.
 */
export const scriptTime: Part = {
  name: 'script-time',
  async measure(bench) {
    const size = bench.isQuick ? SHORT_MINUTE : BUSY_MINUTE
    const minuteIn = async (browser: BenchBrowser, hasSidebar: boolean): Promise<ThreadMetrics> => {
      const page = await openPractice(browser, { open: 'ana' })
      if (hasSidebar) await (await openSidebar(browser)).detach()
      await restFor(SETTLE_MS)
      const metrics = await measureThread(page, () => playMinute(page, size))
      await page.close()
      return metrics
    }
    const [chatside, bare] = [await bench.chatside(), await bench.bare()]
    const pairs = await interleave(bench.times(7, 2), {
      with: () => minuteIn(chatside, true),
      without: () => minuteIn(bare, false),
    })
    return [
      ...ratioFigures('script time of a busy minute', pairs, 'scriptMs', LIMIT),
      ...ratioFigures('all tasks of a busy minute', pairs, 'taskMs', null),
      ...ratioFigures("page's process in a busy minute", pairs, 'processMs', null),
    ]
  },
}

function ratioFigures(
  name: string,
  pairs: readonly Pair<ThreadMetrics>[],
  field: keyof ThreadMetrics,
  limit: number | null,
): Figure[] {
  const ratios = pairs.map((pair) => pair.with[field] / pair.without[field])
  const { lower, upper } = quartiles(ratios)
  const without = median(pairs.map((pair) => pair.without[field]))
  const added = median(pairs.map((pair) => pair.with[field] - pair.without[field]))
  return [
    { name: `${name}, with / without, median`, value: median(ratios), unit: '', limit },
    { name: `${name}, with / without, lower quartile`, value: lower, unit: '', limit: null },
    { name: `${name}, with / without, upper quartile`, value: upper, unit: '', limit: null },
    { name: `${name}, without`, value: without, unit: 'ms', limit: null },
    { name: `${name}, added`, value: added, unit: 'ms', limit: null },
  ]
}
