/** Where the time comes from. Tests put their own here, so that nothing depends on the machine's clock. */
export type Clock = () => number

const systemClock: Clock = () => Date.now()
let current: Clock = systemClock

/** @returns the time, epoch ms. */
export function now(): number {
  return current()
}

/**
 * Replaces the clock; without an argument the machine's is back.
 * @returns a function that puts the machine's clock back.
 */
export function setClock(clock: Clock = systemClock): () => void {
  current = clock
  return () => {
    current = systemClock
  }
}
