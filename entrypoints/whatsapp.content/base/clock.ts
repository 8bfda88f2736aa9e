export type Cancel = () => void

/** Time as the adapter sees it; tests bring their own. */
export type Clock = {
  now(): number
  /** Runs after `delayMs`. */
  after(delayMs: number, run: () => void): Cancel
  /** Runs with the next frame, or soon when the page is hidden and draws none. */
  nextFrame(run: () => void): Cancel
}

export const HIDDEN_FRAME_MS = 250

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
  nextFrame(run) {
    if (document.hidden) return systemClock.after(HIDDEN_FRAME_MS, run)
    const frame = requestAnimationFrame(run)
    return () => cancelAnimationFrame(frame)
  },
}

/** Resolves after `delayMs`. */
export function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => void clock.after(delayMs, resolve))
}
