import type { Figure } from '../figures/figure'
import { BUSY_MINUTE, playMinute, SHORT_MINUTE } from '../pages/busy-minute'
import { openPractice, openSidebar, restFor } from '../pages/practice-tab'
import { isCausedByExtension, longTasks } from '../trace/long-tasks'
import { recordTrace } from '../trace/record-trace'
import { scriptSamples } from '../trace/script-samples'
import { eventsOf, threadOfMark, type Thread, type TraceEvent } from '../trace/trace-event'
import type { Part } from './part'

const SETTLE_MS = 2_000
const PAGE_MARK = 'bench:page'
const SIDEBAR_MARK = 'bench:sidebar'

/**
 * Tasks of more than 50 ms while the page loads with Chatside and through a busy minute. One is Chatside's when it would
 * not have been long without the time that Chatside's scripts took in it.
 */
export const longTasksPart: Part = {
  name: 'long-tasks',
  async measure(bench) {
    const browser = await bench.chatside()
    const events = await recordTrace(browser.connection, 'tasks', async () => {
      const page = await openPractice(browser, { open: 'ana' })
      const sidebar = await openSidebar(browser)
      await page.evaluate((name) => void performance.mark(name), PAGE_MARK)
      await sidebar.evaluate((name) => void performance.mark(name), SIDEBAR_MARK)
      await restFor(SETTLE_MS)
      await playMinute(page, bench.isQuick ? SHORT_MINUTE : BUSY_MINUTE)
      await page.close()
    })
    return [
      ...pageFigures(events, threadOfMark(events, PAGE_MARK)),
      ...sidebarFigures(events, threadOfMark(events, SIDEBAR_MARK)),
    ]
  },
}

function pageFigures(events: readonly TraceEvent[], thread: Thread): Figure[] {
  const long = longTasks(eventsOf(events, thread), scriptSamples(events, thread))
  const longest = Math.max(0, ...long.map(({ extensionMs }) => extensionMs))
  return [
    figure('long tasks of the page caused by Chatside', long.filter(isCausedByExtension).length, '', 0),
    figure('long tasks of the page in all', long.length, ''),
    figure("Chatside's largest part of a long task", longest, 'ms'),
  ]
}

function sidebarFigures(events: readonly TraceEvent[], thread: Thread): Figure[] {
  const long = longTasks(eventsOf(events, thread), scriptSamples(events, thread))
  return [figure('long tasks of the sidebar, in its own process', long.length, '')]
}

function figure(name: string, value: number, unit: string, limit: number | null = null): Figure {
  return { name, value, unit, limit }
}
