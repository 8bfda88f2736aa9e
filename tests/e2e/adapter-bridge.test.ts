import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outputDir } from '../../scripts/lib/build'
import { launchChromium } from '../browsers/chromium'
import { launchFirefox } from '../browsers/firefox'
import { waitFor } from '../browsers/wait-for'
import { startPracticeServer, type PracticeServer } from '../whatsapp-web/server'
import { PRACTICE_ORIGIN } from '../whatsapp-web/url'

/** What the page's very first script finds out about us. */
type Spied = { ports: number; texts: string[]; globals: string[]; asked: number }

// The page listens and replaces what it can before anything else of it runs, then draws a chat with a model behind it.
const SPY = `
  const spied = { ports: 0, texts: [], globals: [], asked: 0 }
  window.spied = spied
  const clean = document.createElement('iframe')
  document.documentElement.append(clean)
  const usual = new Set(Object.getOwnPropertyNames(clean.contentWindow))
  clean.remove()
  spied.globals = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && name !== 'spied')
  const take = (event) => { spied.ports += event.ports ? event.ports.length : 0 }
  for (const type of ['chatside:port', 'message']) {
    document.addEventListener(type, take, true)
    window.addEventListener(type, take, true)
  }
  const ask = () => { document.dispatchEvent(new Event('chatside:port?')); window.dispatchEvent(new Event('chatside:port?')) }
  ask()
  setInterval(ask, 20)
  const note = (holder, name) => {
    const real = holder[name]
    holder[name] = function (...input) {
      spied.texts.push(name + ' ' + input.map((one) => typeof one === 'string' ? one : Object.prototype.toString.call(one)).join(' '))
      return real.apply(this, input)
    }
  }
  note(JSON, 'parse')
  note(JSON, 'stringify')
  note(MessagePort.prototype, 'postMessage')
  note(Document.prototype, 'querySelector')
  note(Reflect, 'apply')
`
const MODEL = `
  const wid = (id) => ({ _serialized: id, user: id.split('@')[0], server: id.split('@')[1] })
  const chat = { id: wid('34612555017@c.us'), formattedTitle: 'Ana', t: 1, unreadCount: 0, msgs: { getModelsArray: () => [] } }
  window.require = (name) => {
    if (name === 'WAWebChatCollection') return { ChatCollection: { getActive: () => { spied.asked += 1; return chat }, getModelsArray: () => { spied.asked += 1; return [chat] } } }
    throw new Error('unknown module')
  }
`
const PAGE = `<!doctype html><html id="whatsapp-web" lang="en" dir="ltr"><head><script>${SPY}</script><title>WhatsApp</title></head>
<body><div id="app"><div id="side"><div id="pane-side"><div role="grid" data-testid="chat-list"></div></div></div>
<div id="main"><header data-testid="conversation-header"><span data-testid="conversation-info-header-chat-title">Ana</span></header>
<div data-testid="conversation-panel-messages"></div></div></div><script>${MODEL}</script></body></html>`

const NAMES = 3

let server: PracticeServer

beforeAll(async () => {
  server = await startPracticeServer()
  server.addPage('/spying', PAGE)
})
afterAll(() => server.close())

type Browser = {
  go: (url: string) => Promise<unknown>
  spied: () => Promise<Spied>
  close: () => Promise<void>
}

const BROWSERS: [string, () => Promise<Browser>][] = [
  [
    'Chromium',
    async () => {
      const driver = await launchChromium({ extensionDir: outputDir('chrome'), proxyUrl: server.proxyUrl })
      const tab = await driver.context.newPage()
      return {
        go: (url) => tab.goto(url),
        spied: () => tab.evaluate(() => Reflect.get(window, 'spied') as Spied),
        close: () => driver.close(),
      }
    },
  ],
  [
    'Firefox',
    async () => {
      const driver = await launchFirefox({ extensionDir: outputDir('firefox'), proxyUrl: server.proxyUrl })
      return {
        go: (url) => driver.openTab(url),
        spied: () => driver.script(() => Reflect.get(window, 'spied') as Spied),
        close: () => driver.close(),
      }
    },
  ],
]

describe.each(BROWSERS)('the bridge into the page in %s', (_name, launch) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  it('is there before the page’s first script, which finds nothing of it', async () => {
    await browser.go(`${PRACTICE_ORIGIN}/spying`)
    await waitFor('the bridge to ask the page’s model', async () => (await browser.spied()).asked >= NAMES)
    const spied = await browser.spied()
    expect(spied.globals).toEqual([])
    expect(spied.ports).toBe(0)
    expect(spied.texts).toEqual([])
  })

  it('is there again after each reload', async () => {
    await browser.go(`${PRACTICE_ORIGIN}/spying?again`)
    await waitFor('the bridge to ask the page’s model', async () => (await browser.spied()).asked >= 1)
    expect((await browser.spied()).ports).toBe(0)
  })
})
