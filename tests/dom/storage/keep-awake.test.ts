import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AWAKE_EVERY_MS, keepAwake } from '@/storage/keep-awake'
import { browser } from '@/utils/browser'

/** Less than the 30 seconds after which browsers end a worker that has nothing to do. */
const IDLE_MS = 30_000

let isHidden = false
let stop = (): void => undefined
let asked: { name: string; at: number }[] = []

function show(isShown: boolean): void {
  isHidden = !isShown
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('a page in sight', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    isHidden = false
    asked = []
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((message: unknown) => {
      asked.push({ name: (message as { name: string }).name, at: Date.now() })
      return Promise.resolve({ ok: true })
    })
    stop = keepAwake()
  })

  afterEach(() => {
    stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  test('It asks often enough that no browser ends the worker meanwhile', async () => {
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    const gaps = asked.slice(1).map(({ at }, before) => at - (asked[before]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(5)
    expect(Math.max(...gaps)).toBeLessThan(IDLE_MS)
  })

  test('It never says that a person is there, which would keep texts unlocked', async () => {
    await vi.advanceTimersByTimeAsync(60_000)
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(['ui.awake']))
  })

  test('Hidden it asks nothing, and in sight again at once', async () => {
    show(false)
    asked = []
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(asked).toEqual([])
    show(true)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(AWAKE_EVERY_MS)
    expect(asked).toHaveLength(2)
  })

  test('A worker that cannot be reached is asked again the next time', async () => {
    vi.mocked(browser.runtime.sendMessage).mockRejectedValue(new Error('Receiving end does not exist.'))
    await vi.advanceTimersByTimeAsync(AWAKE_EVERY_MS - 1)
    vi.mocked(browser.runtime.sendMessage).mockClear()
    await vi.advanceTimersByTimeAsync(1)
    expect(browser.runtime.sendMessage).toHaveBeenCalled()
  })

  test('Stopped it asks nothing more', async () => {
    stop()
    asked = []
    show(true)
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(asked).toEqual([])
  })
})
