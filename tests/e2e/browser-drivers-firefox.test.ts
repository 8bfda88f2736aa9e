import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchFirefox, type FirefoxDriver } from '../browsers/firefox'
import { KEYS } from '../browsers/firefox-elements'
import { waitFor } from '../browsers/wait-for'
import { startProbeServer, type ProbeServer } from '../fixtures/probe-server'

const extensionDir = fileURLToPath(new URL('../fixtures/probe-extension', import.meta.url))
const WHATSAPP = 'https://web.whatsapp.com/'

let server: ProbeServer
let firefox: FirefoxDriver

beforeAll(async () => {
  server = await startProbeServer()
  firefox = await launchFirefox({ proxyUrl: server.proxyUrl, viewport: { width: 1300, height: 800 } })
})
afterAll(async () => {
  await firefox?.close()
  await server.close()
})

describe('the Firefox driver', () => {
  it('installs the extension into a tab that is already open', async () => {
    await firefox.navigate(WHATSAPP)
    await firefox.script(() => document.body.setAttribute('data-seen', 'before'))
    expect(await firefox.findAll('probe-host')).toHaveLength(0)
    await firefox.installAddon(extensionDir)

    await firefox.find('probe-host')
    expect(await firefox.script(() => document.body.getAttribute('data-seen'))).toBe('before')
    expect(await firefox.script(() => [innerWidth, innerHeight])).toEqual([1300, 800])
  })

  it('reads a closed shadow root and enters the frame inside it, by position and by element', async () => {
    const root = await firefox.shadowRoot(await firefox.find('probe-host'))
    expect(await firefox.text(await firefox.find('p', root))).toBe('Inside the closed root')
    const address = await firefox.extensionUrl('frame.html')
    for (const frame of [0, await firefox.find('iframe', root)]) {
      await firefox.switchToTop()
      await firefox.switchToFrame(frame)
      await waitFor('the frame to have loaded', () =>
        firefox.script((wanted) => location.href === wanted, address),
      )
    }
  })

  it('types, presses key combinations and finds by XPath inside that frame', async () => {
    await firefox.switchToExtensionFrame('frame.html')
    const note = await firefox.find('//input[@aria-label="Note"]')
    await firefox.keys(note, 'hello')
    await firefox.press(KEYS.Control, 'a')
    await firefox.type('olá 😀')
    const value = await firefox.script((input) => Reflect.get(input, 'value'), note)
    expect(value).toBe('olá 😀')
  })

  it('ends the event page, and the next message starts a new one', async () => {
    await firefox.switchToExtensionFrame('frame.html')
    const before = await answer()
    expect(await firefox.terminateBackground()).toBe(true)
    expect(await firefox.backgroundState()).toBe('stopped')
    await firefox.click(await firefox.find('#ask'))
    await expect.poll(answer).not.toBe(before)
    expect(await firefox.backgroundState()).toBe('running')
  })

  it('opens a page of the extension in a tab and takes a picture of it', async () => {
    const first = await firefox.currentWindow()
    await firefox.openTab(await firefox.extensionUrl('page.html'))
    expect(await firefox.windows()).toHaveLength(2)
    expect(await firefox.script(() => document.title)).toBe('Probe page')
    const picture = join(firefox.userDataDir, 'page.png')
    await firefox.screenshot(picture)
    expect(statSync(picture).size).toBeGreaterThan(1000)
    await firefox.closeTab()
    await firefox.switchToWindow(first)
  })

  it('reloads the extension with a new background', async () => {
    await firefox.switchToExtensionFrame('frame.html')
    const before = await answer()
    await firefox.reloadAddon()
    await firefox.switchToTop()
    await firefox.refresh()
    await firefox.switchToExtensionFrame('frame.html')
    expect(await answer()).not.toBe(before)
  })

  it('tells what went wrong in a script', async () => {
    const failing = firefox.script(() => {
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
  })

  it('leaves no profile behind', async () => {
    expect(existsSync(firefox.userDataDir)).toBe(true)
    await firefox.close()
    expect(existsSync(firefox.userDataDir)).toBe(false)
  })
})

async function answer(): Promise<string> {
  const output = await firefox.find('#answer')
  await expect.poll(() => firefox.text(output)).toMatch(/-/)
  return firefox.text(output)
}
