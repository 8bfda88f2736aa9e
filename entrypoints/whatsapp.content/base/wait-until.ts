import type { Cancel, Clock } from './clock'

/** Says when something changed, until that is cancelled. */
type Changes = { follow(run: () => void): Cancel }

/** Resolves with whether `isDone` came true within `limitMs`, looking after each change that is announced. */
export function waitUntil(
  changes: Changes,
  isDone: () => boolean,
  limitMs: number,
  clock: Clock,
): Promise<boolean> {
  if (isDone()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      stop()
      cancel()
      resolve(result)
    }
    const stop = changes.follow(() => isDone() && finish(true))
    const cancel = clock.after(limitMs, () => finish(isDone()))
  })
}
