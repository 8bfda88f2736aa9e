import { prepareAsking } from '../browser/ask-background'
import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import { type Figure, figuresOf } from '../figures/figure'
import { isCausedByExtension, longTasks } from '../trace/long-tasks'
import { recordTrace } from '../trace/record-trace'
import { scriptSamples } from '../trace/script-samples'
import { eventsOf, threadOfMark } from '../trace/trace-event'
import type { Part } from './part'

const LIMIT_MS = 100
/** About the time between two keys. */
const PAUSE_MS = 60
const PAGE_ROWS = 50
const DUE_ROWS = 2_000
const FILTERS = ['all', 'twice', 'waiting', 'follow-up', 'in-touch', 'quiet', 'no-step'] as const
const MARK = 'bench:today'

type Page = { rows: unknown[]; next?: string }

/**
 * The list one works from, with 100,000 contacts that all have activity and 2,000 follow-ups that are due: from asking to
 * having a page, from opening the screen to its first rows on the screen, and scrolling through what is due.
 */
export const today: Part = {
  name: 'today',
  async measure(bench) {
    const browser = await bench.chatside()
    const page = await browser.open(browser.extensionUrl('workspace.html#/settings'))
    await prepareAsking(page)
    await askFor(page, 'all', 3)
    const first = await askFor(page, 'all', bench.times(60, 10))
    const each: Figure[] = []
    for (const filter of FILTERS.slice(1)) {
      const times = await askFor(page, filter, bench.times(20, 5))
      each.push(...figuresOf(`today: first page, ${filter}`, times, 'ms', null))
    }
    const { rows, times } = await turnOver(page)
    if (rows < DUE_ROWS) throw new Error(`Only ${rows} rows are in the list`)
    const counts = await askCounts(page, bench.times(30, 5))
    const painted = await openScreen(page, bench.times(30, 6))
    const cold = await openCold(browser, page, bench.times(15, 4))
    const scrolling = await scroll(browser, page)
    await page.close()
    return [
      ...figuresOf('today: first page in the background', first, 'ms', LIMIT_MS),
      ...each,
      ...figuresOf(`today: further pages, ${rows} rows`, times, 'ms', LIMIT_MS),
      ...figuresOf('today: counts', counts, 'ms', null),
      ...figuresOf('today: opened and painted', painted, 'ms', LIMIT_MS),
      ...figuresOf('today: opened and painted, worker just died', cold, 'ms', null),
      ...scrolling,
    ]
  },
}

function askFor(page: BenchTarget, filter: string, count: number): Promise<number[]> {
  return page.evaluate(
    async (input, repeat, pauseMs) => {
      const times: number[] = []
      for (let turn = 0; turn < repeat; turn++) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        const startedAt = performance.now()
        const answer = await window.benchAsk('today.page', input)
        times.push(performance.now() - startedAt)
        if (!answer.ok) throw new Error(`The list failed: ${answer.code} ${answer.detail ?? ''}`)
        if ((answer.output as Page).rows.length === 0) throw new Error(`${input.filter} has no rows`)
      }
      return times
    },
    { filter, limit: PAGE_ROWS },
    count,
    PAUSE_MS,
  )
}

/** Asks for page after page until everything that is due was there. */
function turnOver(page: BenchTarget): Promise<{ rows: number; times: number[] }> {
  return page.evaluate(
    async (limit, wanted) => {
      const times: number[] = []
      let rows = 0
      let cursor: string | undefined
      while (rows < wanted) {
        const startedAt = performance.now()
        const answer = await window.benchAsk('today.page', {
          filter: 'all',
          limit,
          ...(cursor !== undefined && { cursor }),
        })
        times.push(performance.now() - startedAt)
        if (!answer.ok) throw new Error(`A page failed: ${answer.code}`)
        const output = answer.output as Page
        rows += output.rows.length
        if (output.next === undefined) break
        cursor = output.next
      }
      return { rows, times: times.slice(1) }
    },
    PAGE_ROWS,
    DUE_ROWS,
  )
}

function askCounts(page: BenchTarget, count: number): Promise<number[]> {
  return page.evaluate(
    async (repeat, pauseMs) => {
      const times: number[] = []
      for (let turn = 0; turn < repeat; turn++) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        const startedAt = performance.now()
        const answer = await window.benchAsk('today.counts', {})
        times.push(performance.now() - startedAt)
        if (!answer.ok) throw new Error(`Counting failed: ${answer.code}`)
      }
      return times
    },
    count,
    PAUSE_MS,
  )
}

async function openCold(browser: BenchBrowser, page: BenchTarget, count: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    await browser.killWorker()
    times.push(...(await openScreen(page, 1)))
  }
  return times
}

/**
 * From the change of route to the end of the frame that paints the first rows: a frame is asked for when they stand in the
 * document, and a message posted in it arrives after its layout and paint.
 */
function openScreen(page: BenchTarget, count: number): Promise<number[]> {
  return page.evaluate(async (repeat) => {
    const until = (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        if (holds()) return resolve()
        const observer = new MutationObserver(() => {
          if (!holds()) return
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body, { subtree: true, childList: true })
      })
    const hasRows = (): boolean => document.querySelector('.today-row') !== null
    const times: number[] = []
    for (let turn = 0; turn < repeat; turn++) {
      location.hash = '#/settings'
      await until(() => !hasRows())
      await new Promise((resolve) => setTimeout(resolve, 200))
      const startedAt = performance.now()
      location.hash = '#/today'
      await until(hasRows)
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve())
        port1.start()
        requestAnimationFrame(() => port2.postMessage(undefined))
      })
      times.push(performance.now() - startedAt)
    }
    return times
  }, count)
}

/** Scrolls down, a screen at a time, as far as rows come. */
async function scroll(browser: BenchBrowser, page: BenchTarget): Promise<Figure[]> {
  let reached = 0
  const events = await recordTrace(browser.connection, 'tasks', async () => {
    await page.evaluate((name) => void performance.mark(name), MARK)
    reached = await page.evaluate(async (wanted) => {
      const box = document.querySelector<HTMLElement>('.today-box')
      if (box === null) throw new Error('The list is not there')
      const rowsIn = (): number => Number(box.style.getPropertyValue('--rows'))
      const deadline = performance.now() + 60_000
      while (performance.now() < deadline) {
        box.scrollTop += box.clientHeight
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 1
        if (isAtEnd && rowsIn() >= wanted) break
      }
      return rowsIn()
    }, DUE_ROWS)
  })
  if (reached < DUE_ROWS) throw new Error(`Scrolling reached ${reached} rows only`)
  const thread = threadOfMark(events, MARK)
  const long = longTasks(eventsOf(events, thread), scriptSamples(events, thread))
  const longest = Math.max(0, ...long.map(({ durationMs }) => durationMs))
  return [
    {
      name: `today: long tasks while scrolling through ${reached} rows`,
      value: long.filter(isCausedByExtension).length,
      unit: '',
      limit: 0,
    },
    { name: 'today: longest task while scrolling', value: longest, unit: 'ms', limit: null },
  ]
}
