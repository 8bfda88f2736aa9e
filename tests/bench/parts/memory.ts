import type { BenchBrowser } from '../browser/bench-browser'
import type { BenchTarget } from '../browser/bench-target'
import type { Figure } from '../figures/figure'
import { interleave } from '../figures/interleave'
import { median } from '../figures/stats'
import { playMinute, SHORT_MINUTE } from '../pages/busy-minute'
import { openPractice, openSidebar, restFor } from '../pages/practice-tab'
import type { Part } from './part'

const SETTLE_MS = 2_500
const MB = 1_000_000

type Heaps = { page: number; sidebar: number; worker: number }

/**
 * JavaScript memory after some work and a full collection: of the page's isolate, which the content script shares, with
 * and without Chatside; and of Chatside's own two places, whose processes it does not share with the page.
 */
export const memory: Part = {
  name: 'memory',
  async measure(bench) {
    const [chatside, bare] = [await bench.chatside(), await bench.bare()]
    const pairs = await interleave(bench.times(2, 1), {
      with: () => heapsWith(chatside),
      without: () => heapsWithout(bare),
    })
    const of = (pick: (pair: (typeof pairs)[number]) => number): number => median(pairs.map(pick))
    return [
      figure(
        'page heap without',
        of((pair) => pair.without.page),
      ),
      figure(
        'page heap added',
        of((pair) => pair.with.page - pair.without.page),
      ),
      figure(
        'sidebar heap',
        of((pair) => pair.with.sidebar),
      ),
      figure(
        'worker heap',
        of((pair) => pair.with.worker),
      ),
    ]
  },
}

async function heapsWith(browser: BenchBrowser): Promise<Heaps> {
  const page = await openPractice(browser, { open: 'ana' })
  const sidebar = await openSidebar(browser)
  await restFor(SETTLE_MS)
  await playMinute(page, SHORT_MINUTE)
  const worker = await browser.worker()
  const heaps = { page: await heapOf(page), sidebar: await heapOf(sidebar), worker: await heapOf(worker) }
  await worker.detach()
  await page.close()
  return heaps
}

async function heapsWithout(browser: BenchBrowser): Promise<Heaps> {
  const page = await openPractice(browser, { open: 'ana' })
  await restFor(SETTLE_MS)
  await playMinute(page, SHORT_MINUTE)
  const heaps = { page: await heapOf(page), sidebar: 0, worker: 0 }
  await page.close()
  return heaps
}

async function heapOf({ session }: BenchTarget): Promise<number> {
  // The second collection takes what finalizers of the first let go of.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / MB
}

function figure(name: string, value: number): Figure {
  return { name: `memory, ${name}`, value, unit: 'MB', limit: null }
}
