import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Response } from '@/storage/protocol/command'
import { starterReplies } from '@/utils/templates/starters'
import { waitFor } from '../browsers/wait-for'
import { PRACTICE_ORIGIN } from '../whatsapp-web/url'
import { BackgroundTap } from './support/background-tap'
import { ChromiumDesk } from './support/chromium-desk'
import { FirefoxDesk } from './support/firefox-desk'

const NONE = '00000000-0000-4000-8000-000000000000'
/** One request of each kind that reads, writes or destroys. */
const REQUESTS: [audience: string, name: string, input: object][] = [
  ['ui', 'contacts.page', { search: '', sort: 'name', limit: 10 }],
  ['ui', 'replies.list', {}],
  ['ui', 'settings.get', {}],
  ['ui', 'settings.set', { patch: { trigger: ';' } }],
  ['ui', 'replies.save', { id: NONE, shortcut: 'x', title: 'x', body: 'x', labels: [] }],
  ['ui', 'ui.ping', {}],
  ['page', 'page.hello', {}],
  ['page', 'page.registerFrame', { nonce: '0'.repeat(64) }],
  ['workspace', 'contacts.erase', { contactId: NONE }],
]
/** A page of the same origin where nobody is logged in, and without any policy: it may frame what it likes. */
const EVIL = `<!doctype html><html><head><title>WhatsApp</title></head><body></body></html>`

describe('a page that frames the sidebar itself, in Chromium', () => {
  let desk: ChromiumDesk
  let tap: BackgroundTap

  beforeAll(async () => {
    desk = await ChromiumDesk.start()
    tap = await BackgroundTap.on(desk.chatside.driver)
    await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
    desk.chatside.server.addPage('/evil', EVIL)
  })
  afterAll(() => desk?.close())

  it('can pair it with no nonce of its own, and every command it sends is refused', async () => {
    const page = await desk.chatside.driver.context.newPage()
    await page.goto(`${PRACTICE_ORIGIN}/evil`)
    await expectPowerless(page)
    await page.close()
  })

  it('can not use the pairing of the real one beside it either', async () => {
    desk.chatside.server.setHeaders({ 'content-security-policy': undefined })
    const page = await desk.load({ open: 'ana', chats: 60 })
    await (await desk.beside()).sees('Ana Pérez')
    await expectPowerless(page)
    await page.evaluate(() => document.querySelector('iframe')?.remove())
    await page.evaluate(() => window.practice.open('grace'))
    await (await desk.beside()).sees('Grace Whitlock')
    expect(await desk.wrongs()).toEqual([])
  })

  it('can not frame the workspace or the popup at all', async () => {
    const page = await desk.chatside.driver.context.newPage()
    await page.goto(`${PRACTICE_ORIGIN}/evil`)
    for (const path of ['workspace.html', 'popup.html']) {
      const frame = await frameOwn(page, path)
      await expect.poll(() => frame.url()).toMatch(/^chrome-error:/)
    }
    await page.close()
  })

  /** Frames the sidebar in the page, greets it as the content script would, and tries every request from inside. */
  async function expectPowerless(page: Page): Promise<void> {
    const frame = await frameOwn(page, 'sidebar.html')
    await frame.getByText('Chatside opens beside WhatsApp Web.').waitFor()
    await page.evaluate(greetAsContentScript)
    await waitFor('the forged greetings to be tried', async () => {
      const tried = (await tap.told('ui.pair', page.url())).map(({ input }) => input.nonce)
      return ['f'.repeat(64), ''].every((nonce) => tried.includes(nonce))
    })
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([])
    expect(await frame.locator('body').innerText()).toContain('Chatside opens beside WhatsApp Web.')
    for (const [audience, name, input] of REQUESTS) {
      expect({ name, ...(await request(frame, { chatside: 1, audience, name, input })) }).toEqual({
        name,
        ok: false,
        code: 'not-allowed',
      })
    }
    expect(
      await request(frame, {
        chatside: 1,
        audience: 'ui',
        name: 'ui.pair',
        input: { nonce: 'a'.repeat(64) },
      }),
    ).toEqual({
      ok: true,
      output: { paired: false },
    })
  }

  async function frameOwn(page: Page, path: string): Promise<Frame> {
    const url = desk.chatside.driver.extensionUrl(path)
    const before = new Set(page.frames())
    await page.evaluate((src) => {
      const frame = document.createElement('iframe')
      frame.src = src
      document.body.append(frame)
    }, url)
    return waitFor(`the frame ${path}`, () =>
      page.frames().find((frame) => !before.has(frame) && frame.url() !== ''),
    )
  }
})

describe('a page that frames the sidebar itself, in Firefox', () => {
  let desk: FirefoxDesk

  beforeAll(async () => {
    desk = await FirefoxDesk.start()
    await desk.install()
    desk.server.addPage('/evil', EVIL)
  })
  afterAll(() => desk?.close())

  it('is answered by no command', async () => {
    const { firefox } = desk
    const [sidebar, workspace] = [
      await firefox.extensionUrl('sidebar.html'),
      await firefox.extensionUrl('workspace.html'),
    ]
    await firefox.openTab(`${PRACTICE_ORIGIN}/evil`)
    await firefox.script(
      (...addresses: string[]) => {
        for (const src of addresses) {
          const frame = document.createElement('iframe')
          frame.src = src
          document.body.append(frame)
        }
      },
      sidebar,
      workspace,
    )
    await waitFor('the framed sidebar', async () => {
      await firefox.switchToExtensionFrame('sidebar.html')
      return firefox.script(() =>
        document.querySelector('body')?.innerText.includes('Chatside opens beside WhatsApp Web.'),
      )
    })
    for (const [audience, name, input] of REQUESTS) {
      const answer = await firefox.script(
        (message: object) =>
          Reflect.get(globalThis, 'chrome').runtime.sendMessage(message) as Promise<Response>,
        { chatside: 1, audience, name, input },
      )
      expect({ name, ...answer }).toEqual({ name, ok: false, code: 'not-allowed' })
    }
    await firefox.switchToTop()
    await firefox.switchToFrame(1)
    expect(await firefox.script(() => location.protocol)).not.toBe('moz-extension:')
  })
})

function request(frame: Frame, message: object): Promise<Response> {
  return frame.evaluate(
    (sent) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(sent) as Promise<Response>,
    message,
  )
}

/** Runs in the page: posts pairings to every frame it can reach, with ports of its own. */
function greetAsContentScript(): void {
  const heard: unknown[] = []
  Object.assign(window, { heard })
  const nonces = [
    'f'.repeat(64),
    '',
    '__proto__',
    ...Array.from({ length: 40 }, () => crypto.randomUUID().repeat(2).slice(0, 64)),
  ]
  for (const nonce of nonces) {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => heard.push(data)
    for (let index = 0; index < window.length; index += 1) {
      window[index]?.postMessage({ type: 'chatside:pair', nonce }, '*', index === 0 ? [port2] : [])
    }
  }
}
