import type { BenchBrowser } from './bench-browser'

const EACH_MS = 500
const MB = 1_000_000

/** What a worker's JavaScript held: the most that was seen, garbage included, and what is left after a collection, MB. */
export type Held = { most: number; left: number }

/** Follows the memory of the service worker while `work` is done. Somebody is attached to it: it does not sleep meanwhile. */
export async function watchWorkerHeap<Result>(
  browser: BenchBrowser,
  work: () => Promise<Result>,
): Promise<{ result: Result; held: Held }> {
  const worker = await browser.worker()
  const usedMb = async (): Promise<number> =>
    (await worker.session.send('Runtime.getHeapUsage')).usedSize / MB
  let most = 0
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted) {
      most = Math.max(most, await usedMb())
      await new Promise((resolve) => setTimeout(resolve, EACH_MS))
    }
  })()
  const result = await work()
  over.abort()
  await watching
  await worker.session.send('HeapProfiler.collectGarbage')
  await worker.session.send('HeapProfiler.collectGarbage')
  const left = await usedMb()
  await worker.detach()
  return { result, held: { most, left } }
}
