import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page as MortalPage } from 'puppeteer-core'
import { outputDir } from '../../scripts/lib/build'
import { launchMortalChromium, type MortalChromium } from '../browsers/chromium-mortal'
import { waitFor } from '../browsers/wait-for'
import { BackgroundTap } from './support/background-tap'
import { ChromiumDesk } from './support/chromium-desk'
import { evaluateInPuppeteer } from './support/in-puppeteer'
import { describeTexts } from './support/texts'

const PASSPHRASE = 'correct horse battery'

let desk: ChromiumDesk

describeTexts(
  'Chromium',
  async () => (desk = await ChromiumDesk.start({ viewport: { width: 1440, height: 900 } })),
  describeContentScript,
)

describe('the vault while the worker dies in Chromium', () => {
  let chromium: MortalChromium
  let page: MortalPage

  beforeAll(async () => {
    chromium = await launchMortalChromium({ extensionDir: outputDir('chrome') })
    page = await chromium.openExtensionPage('workspace.html#/diagnostics')
  })
  afterAll(() => chromium?.close())

  const ask = (audience: string, name: string, input: object) =>
    evaluateInPuppeteer(page, askOnce, audience, name, input)
  const isLocked = async (): Promise<unknown> => {
    const state = await waitFor('an answer', () => ask('ui', 'texts.state', {}))
    return (state as { isLocked: boolean }).isLocked
  }
  const kill = () => waitFor('a worker to kill', () => chromium.killWorker())

  it('stays unlocked, or locked, as it was', async () => {
    await waitFor('the vault', async () => {
      await ask('workspace', 'texts.begin', { passphrase: PASSPHRASE, words: ['payment'] })
      return !(await isLocked())
    })
    await kill()
    expect(await isLocked()).toBe(false)
    await ask('ui', 'texts.lock', {})
    await kill()
    expect(await isLocked()).toBe(true)
  })
})

/** Runs in a page of Chatside (as text): undefined when no worker was there to answer. */
async function askOnce(audience: string, name: string, input: object): Promise<unknown> {
  const { runtime } = (
    globalThis as unknown as { chrome: { runtime: { sendMessage: (message: unknown) => Promise<unknown> } } }
  ).chrome
  try {
    const answer = (await runtime.sendMessage({ chatside: 1, audience, name, input })) as
      | { output?: unknown }
      | undefined
    return answer?.output
  } catch {
    return undefined
  }
}

function describeContentScript(): void {
  it('tells no word of any message while texts are not kept', async () => {
    const tap = await BackgroundTap.on(desk.chatside.driver)
    await desk.inPage(() => window.practice.receive('ana', { text: 'Nobody hears of this' }))
    const seen = await waitFor('what the page told', async () => {
      const told = await tap.told('page.chatSeen')
      return told.some(({ input }) => input.messages.some(({ length }) => length === 20)) && told
    })
    expect(JSON.stringify(seen)).not.toContain('Nobody hears')
    expect(seen.flatMap(({ input }) => input.messages).some((message) => 'text' in message)).toBe(false)
  })

  it('cannot read what is kept for the session', async () => {
    const session = await desk.page.context().newCDPSession(desk.page)
    const contexts: { id: number; origin: string }[] = []
    session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context))
    await session.send('Runtime.enable')
    const own = await waitFor('our isolated world', () =>
      contexts.find(({ origin }) => origin.startsWith('chrome-extension://')),
    )
    const expression = `(async () => {
      const told = []
      for (const area of ['local', 'session']) {
        try { told.push(area + ':' + typeof await chrome.storage[area].get(null)) } catch (error) { told.push(area + ':' + error.message) }
      }
      return told
    })()`
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      contextId: own.id,
      awaitPromise: true,
      returnByValue: true,
    })
    expect(result.value).toEqual([
      'local:object',
      expect.stringMatching(/^session:(?:Access to storage is not allowed|Cannot read)/),
    ])
  })
}
