import { describe, expect, it } from 'vitest'
import { Faults } from '@/entrypoints/whatsapp.content/base/faults'
import { listenToTab, type TabListener } from '@/entrypoints/whatsapp.content/listen-to-tab'
import { browser } from '@/utils/browser'

type Native = Parameters<typeof browser.runtime.onMessage.addListener>[0]

/** The event of a browser that waits for an answer only when it is told to. */
function listening(listener: TabListener) {
  const faults = new Faults()
  let native: Native | undefined
  const addListener = (given: Native) => {
    native = given
  }
  listenToTab({ addListener }, listener, faults)
  const answers: unknown[] = []
  const send = (message: unknown) => native?.(message, {}, (answer: unknown) => answers.push(answer))
  return { send, answers, faults }
}

describe('messages of the background to a tab', () => {
  it('keeps the line open for an answer that takes its time', async () => {
    const { send, answers } = listening(() => Promise.resolve({ opened: true }))
    expect(send('open')).toBe(true)
    await expect.poll(() => answers).toEqual([{ opened: true }])
  })

  it('lets go at once of what needs no answer', () => {
    const { send, answers } = listening(() => undefined)
    expect(send('toggle')).toBeUndefined()
    expect(answers).toEqual([])
  })

  it('counts a failure instead of throwing it into the page', async () => {
    const { send, answers, faults } = listening(() => Promise.reject(new Error('x')))
    send('open')
    await expect.poll(() => faults.counts()).toEqual({ 'tab:internal': 1 })
    expect(answers).toEqual([])
  })
})
