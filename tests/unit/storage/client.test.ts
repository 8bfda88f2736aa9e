import { afterEach, describe, expect, it, vi } from 'vitest'
import { askUi } from '@/storage/client'
import { browser } from '@/utils/browser'

const noWorker = new Error('Could not establish connection. Receiving end does not exist.')

describe('asking the background', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  it('asks again when the worker died before it answered', async () => {
    const answers = [() => Promise.reject(noWorker), () => Promise.resolve(undefined), () => ok('pong')]
    const send = vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(() => answers.shift()?.())
    await expect(askUi('ui.ping', {})).resolves.toBe('pong')
    expect(send).toHaveBeenCalledTimes(3)
    expect(new Set(send.mock.calls.map(([request]) => JSON.stringify(request))).size).toBe(1)
  })

  it('says that the background is unreachable when it never answers', async () => {
    vi.useFakeTimers()
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(() => Promise.reject(noWorker))
    const asked = expect(askUi('ui.ping', {})).rejects.toMatchObject({ code: 'unreachable' })
    await vi.runAllTimersAsync()
    await asked
  })

  it('does not ask twice when the answer is a refusal', async () => {
    const send = vi
      .spyOn(browser.runtime, 'sendMessage')
      .mockImplementation(() => Promise.resolve({ ok: false, code: 'conflict', detail: 'notes' }))
    await expect(askUi('ui.ping', {})).rejects.toMatchObject({ code: 'conflict', detail: 'notes' })
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('says that the page is outdated when the extension was updated under it', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(() =>
      Promise.reject(new Error('Extension context invalidated.')),
    )
    await expect(askUi('ui.ping', {})).rejects.toMatchObject({ code: 'outdated' })
  })
})

function ok(output: unknown): Promise<unknown> {
  return Promise.resolve({ ok: true, output })
}
