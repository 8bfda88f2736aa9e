import type { BenchTarget } from './bench-target'

declare global {
  interface Window {
    /** Milliseconds of the machine's clock, finer than Date.now() and the same in every process. */
    benchNow: () => number
  }
}

/**
 * Gives a page and a frame that run in two processes one clock. `performance.timeOrigin` is each process's own guess of
 * the machine's time; the moments at which `Date.now()` moves on are the same for both.
 */
export async function shareClock(target: BenchTarget): Promise<void> {
  await target.evaluate(() => {
    let offset = Number.NEGATIVE_INFINITY
    for (let edges = 0; edges < 20; edges++) {
      const before = Date.now()
      let now = before
      while (now === before) now = Date.now()
      // Seen a little late each time: the largest offset is the one that was seen soonest.
      offset = Math.max(offset, now - performance.now())
    }
    window.benchNow = () => performance.now() + offset
  })
}
