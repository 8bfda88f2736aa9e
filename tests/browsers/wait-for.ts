import { setTimeout as delay } from 'node:timers/promises'

/** Asked at once, then ever more rarely: who waits long must not take the processor from what is waited for. */
const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 60
const GROWTH = 1.2

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>

/**
 * Asks again and again until `condition` gives something truthy.
 * @returns what it gave; throws "Waited in vain for <what>" after `timeoutMs`.
 */
export async function waitFor<T>(
  what: string,
  condition: () => Promise<T> | T,
  timeoutMs = 10_000,
): Promise<Truthy<T>> {
  const deadline = performance.now() + timeoutMs
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * GROWTH)) {
    const value = await condition()
    if (value) return value as Truthy<T>
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}`)
    await delay(pauseMs)
  }
}
