import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, type ChromiumOptions } from '../browsers/chromium'
import { launchMortalChromium } from '../browsers/chromium-mortal'
import { closedRoot } from '../browsers/closed-root'
import { startProbeServer, type ProbeServer } from '../fixtures/probe-server'

const extensionDir = fileURLToPath(new URL('../fixtures/probe-extension', import.meta.url))
const WHATSAPP = 'https://web.whatsapp.com/'

let server: ProbeServer
let closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  server = await startProbeServer()
})
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})
afterAll(() => server.close())

describe('the Chromium driver', () => {
  it('reaches the worker, a page of the extension and its frame in a closed shadow root', async () => {
    const chromium = await start()
    await chromium.page.goto(WHATSAPP)
    const frame = await chromium.extensionFrame(chromium.page, 'frame.html')
    const page = await chromium.openExtensionPage('page.html')
    const worker = await chromium.worker()
    const name = await worker.evaluate(() => Reflect.get(globalThis, 'chrome').runtime.getManifest().name)

    expect(name).toBe('Driver probe')
    expect(await page.title()).toBe('Probe page')
    expect(await answerOf(frame)).toBe(await answerOf(page))
  })

  it('reads and clicks in a closed shadow root', async () => {
    const chromium = await start()
    await chromium.page.goto(WHATSAPP)
    const root = await closedRoot(chromium.page, 'probe-host')
    expect(await root.evaluate(({ mode }) => mode)).toBe('closed')
    expect(await root.texts('p')).toEqual(['Inside the closed root'])
    await root.click('p')
    await expect.poll(() => root.texts('p')).toEqual(['Clicked'])
  })

  it('installs the extension while a tab is open and leaves that tab alone', async () => {
    const chromium = await start({ extensionLater: true })
    await chromium.page.goto(WHATSAPP)
    await chromium.page.evaluate(() => document.body.setAttribute('data-seen', 'before'))
    await chromium.installExtension()

    expect(await chromium.page.locator('body').getAttribute('data-seen')).toBe('before')
    expect(await chromium.page.locator('probe-host').count()).toBe(0)
    await chromium.page.reload()
    const frame = await chromium.extensionFrame(chromium.page, 'frame.html')
    expect(await answerOf(frame)).toMatch(/-/)
  })

  it.each([
    ['normal', 'open'],
    ['default', 'refused'],
    ['no-site-data', 'refused'],
  ] as const)('gives the frame a database as the %s profile does: %s', async (profile, outcome) => {
    const chromium = await start({ profile })
    await chromium.page.goto(WHATSAPP)
    const frame = await chromium.extensionFrame(chromium.page, 'frame.html')
    await expect.poll(() => frame.locator('#database').textContent()).toBe(outcome)
  })

  it('kills the worker, and the next message starts a new one', async () => {
    const chromium = await start()
    const page = await chromium.openExtensionPage('page.html')
    const seen = new Set([await answerOf(page)])
    for (let kill = 1; kill <= 3; kill++) {
      expect(await chromium.killWorker()).toBe(true)
      expect(await chromium.killWorker()).toBe(false)
      await page.click('#ask')
      await expect.poll(async () => seen.add(await answerOf(page)).size).toBe(kill + 1)
    }
  })

  it('reloads the extension with a new worker', async () => {
    const chromium = await start()
    const first = await answerOf(await chromium.openExtensionPage('page.html'))
    const id = chromium.extensionId
    expect(await chromium.installExtension()).toBe(id)
    expect(await answerOf(await chromium.openExtensionPage('page.html'))).not.toBe(first)
  })

  it('keeps what the extension stored in a profile folder that is given', async () => {
    const first = await start()
    const page = await first.openExtensionPage('page.html')
    await page.evaluate(() => localStorage.setItem('kept', 'yes'))
    // The folder is the first browser's temporary one, which goes when that browser is closed at the end.
    await first.context.close()
    const second = await start({ userDataDir: first.userDataDir })
    const again = await second.openExtensionPage('page.html')
    expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
  })

  it('leaves no profile behind', async () => {
    const chromium = await start()
    expect(existsSync(chromium.userDataDir)).toBe(true)
    await chromium.close()
    expect(existsSync(chromium.userDataDir)).toBe(false)
  })
})

describe('the Chromium driver that lets the worker die', () => {
  it('kills the worker for real, and the next message starts a new one', async () => {
    const chromium = await launchMortalChromium({ extensionDir, proxyUrl: server.proxyUrl })
    closing.push(() => chromium.close())
    const tab = await chromium.page()
    await tab.goto(WHATSAPP)
    const frame = await chromium.extensionFrame(tab, 'frame.html')
    const answer = () => frame.$eval('#answer', (output) => output.textContent)
    await expect.poll(answer).toMatch(/-/)
    const seen = new Set([await answer()])
    for (let kill = 1; kill <= 3; kill++) {
      expect(await chromium.killWorker()).toBe(true)
      expect(await chromium.isWorkerRunning()).toBe(false)
      await frame.click('#ask')
      await expect.poll(async () => seen.add(await answer()).size).toBe(kill + 1)
    }
    await chromium.close()
    expect(existsSync(chromium.userDataDir)).toBe(false)
  })
})

async function start(options: ChromiumOptions = {}) {
  const chromium = await launchChromium({ extensionDir, proxyUrl: server.proxyUrl, ...options })
  closing.push(() => chromium.close())
  return chromium
}

async function answerOf(place: Page | Frame): Promise<string> {
  const output = place.locator('#answer')
  await expect.poll(() => output.textContent()).toMatch(/-/)
  return (await output.textContent()) ?? ''
}
