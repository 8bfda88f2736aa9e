import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Note } from '@/storage/schema/note'
import { waitFor } from '../browsers/wait-for'
import { BackgroundTap } from './support/background-tap'
import { COMPOSER } from './support/chatside-chromium'
import { ChromiumDesk } from './support/chromium-desk'
import { evaluateIn } from './support/chromium-screen'
import { beginForging, type Forger, forgeries } from './support/forgeries'
import { attackPage, reachableTexts, type Spy, spyOnEverything } from './support/hostile-page'

const FORGERIES = 10_000
const CHUNK = 500
/** What only the page side of Chatside asks for, and a forger would like to. */
const GUARDED = [
  'page.registerFrame',
  'page.setSidebar',
  'page.setTrigger',
  'page.replySent',
  'ui.pair',
] as const

let desk: ChromiumDesk
let tap: BackgroundTap

beforeEach(async () => {
  desk = await ChromiumDesk.start()
  tap = await BackgroundTap.on(desk.chatside.driver)
  await desk.ask('replies.save', {
    id: REPLY_ID,
    shortcut: 'terms',
    title: 'Terms',
    body: 'SECRET-REPLY',
    labels: [],
  })
})
afterEach(() => desk?.close())

const REPLY_ID = '00000000-0000-4000-8000-000000000001'

describe('a page that spies with every built-in it can lay hands on', () => {
  it('learns nothing that is kept about a customer, and harms nothing', async () => {
    attackPage(desk.chatside.server, spyOnEverything)
    const page = await desk.load({ chats: 60, open: 'ana' })
    await workWithSecrets()
    await page.locator(COMPOSER).click()
    await page.keyboard.press('Control+/')
    // The picker's own field has the focus: what is typed there is nobody else's.
    await page.keyboard.type('terms')
    await waitFor('the preview of the reply', async () => (await tap.told('page.renderReply')).length > 0)
    const spy = await page.evaluate(() => Reflect.get(window, 'spy') as Spy)
    expect(spy.watched).toBeGreaterThan(100)
    expect(spy.loot).toEqual([])
    expect(spy.ports).toBe(0)
    expect(spy.heard.filter((heard) => / [terms/]( |$)/.test(heard) || heard.endsWith('ours'))).toEqual([])

    const nonces = (await tap.told('page.registerFrame')).map(({ input }) => input.nonce)
    const reached = await evaluateIn(page.mainFrame(), reachableTexts, [])
    expect(reached).toContain('conversation-compose-box-input')
    const secrets = ['SECRET-NOTE', 'SECRET-TAG', 'SECRET-COMPANY', 'SECRET-REPLY', ...nonces]
    expect(secrets.filter((secret) => reached.includes(secret))).toEqual([])
    expect(await page.evaluate(frameFacts)).toEqual({ frames: 0, iframes: 0, roots: 0, reopened: 0 })

    await page.keyboard.press('Escape')
    await page.locator(COMPOSER).click()
    await page.keyboard.type('/terms')
    await waitFor('the reply to be ready', async () => (await tap.told('page.renderReply')).length > 1)
    await page.keyboard.press('Enter')
    await desk.chatside.composerHolds('SECRET-REPLY')
    expect(await desk.wrongs()).toEqual([])
  })
})

describe('a page that forges messages and events', () => {
  it(`gets no answer to ${FORGERIES} of them, before or after it has loaded, and changes nothing`, async () => {
    attackPage(desk.chatside.server, beginForging)
    const page = await desk.load({ chats: 60, open: 'ana' })
    await workWithSecrets()
    const before = await counts()
    const payloads = forgeries(FORGERIES)
    for (let from = 0; from < FORGERIES; from += CHUNK) {
      await page.evaluate(
        (chunk) => (Reflect.get(window, 'forger') as Forger).send(chunk),
        payloads.slice(from, from + CHUNK),
      )
    }
    // Everything posted so far was delivered once a message posted after it has come back.
    await page.evaluate(roundTrip)
    const forger = await page.evaluate(() => {
      const { answers, sent } = Reflect.get(window, 'forger') as Forger
      return { answers, sent }
    })
    expect(forger.sent).toBeGreaterThan(FORGERIES)
    expect(forger.answers).toEqual([])
    expect(await counts()).toEqual(before)
    expect((await desk.rows<Note>('notes')).map(({ text }) => text)).toEqual(['SECRET-NOTE'])
    expect(await desk.chatside.composerText()).toBe('')
    expect((await desk.ask('settings.get', {})).trigger).toBe('/')
    await page.evaluate(() => window.practice.open('grace'))
    await (await desk.beside()).sees('Grace Whitlock')
    expect(await desk.wrongs()).toEqual([])
  })
})

describe('a page that takes away what Chatside puts on it', () => {
  it('is not fought over, and gets it back once it stops', async () => {
    const page = await desk.load({ chats: 60, open: 'ana' })
    await desk.beside()
    const startedAt = performance.now()
    await page.evaluate(beginRemoving)
    await waitFor('some removals', async () => {
      // The page goes on moving, as it does when people write.
      await page.evaluate(() => window.practice.receive('grace', { text: 'Hello' }))
      return (await removals(page)) >= 8
    })
    const seconds = (performance.now() - startedAt) / 1_000
    // Two hosts, each put back at most once a second.
    expect(await removals(page)).toBeLessThanOrEqual(2 * (seconds + 2))
    await page.keyboard.type('typing goes on')
    await desk.chatside.composerHolds('typing goes on')
    await page.evaluate(() => Reflect.get(window, 'stopRemoving')())
    await waitFor('the sidebar to come back', async () => {
      await page.evaluate(() => window.practice.receive('joao', { text: 'Hello' }))
      return page.frames().some((frame) => frame.url().includes('sidebar.html'))
    })
    await page.evaluate(() => window.practice.open('grace'))
    await (await desk.beside()).sees('Grace Whitlock')
    expect(await desk.wrongs()).toEqual([])
  })
})

describe('a page that lays itself over the sidebar', () => {
  it('gets the clicks and nothing else; what cannot be undone is refused beside a chat anyway', async () => {
    const page = await desk.load({ chats: 60, open: 'ana' })
    await workWithSecrets()
    const before = await counts()
    await page.evaluate(() => {
      const overlay = document.createElement('div')
      overlay.setAttribute('style', 'position:fixed;inset:0;z-index:2147483647;background:#fff8')
      overlay.addEventListener('click', () =>
        overlay.setAttribute('data-clicks', `${Number(overlay.dataset['clicks'] ?? 0) + 1}`),
      )
      overlay.addEventListener('mousemove', () => overlay.setAttribute('data-is-drawn', ''))
      overlay.id = 'overlay'
      document.documentElement.append(overlay)
    })
    const sidebar = (await desk.chatside.sidebar()).locator('body')
    const box = (await sidebar.boundingBox())!
    await waitFor('the overlay to be drawn, and to get the mouse', async () => {
      await page.mouse.move(box.x + box.width / 2, box.y)
      return page.evaluate(() => document.querySelector('#overlay[data-is-drawn]') !== null)
    })
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9])
      await page.mouse.click(box.x + box.width / 2, box.y + box.height * part)
    expect(await page.locator('#overlay').getAttribute('data-clicks')).toBe('5')
    expect(await counts()).toEqual(before)
    const [contact] = await desk.rows<{ id: string }>('contacts')
    const erased = await (
      await desk.beside()
    ).evaluate(
      (contactId: string) =>
        Reflect.get(globalThis, 'chrome').runtime.sendMessage({
          chatside: 1,
          audience: 'workspace',
          name: 'contacts.erase',
          input: { contactId },
        }),
      contact!.id,
    )
    expect(erased).toEqual({ ok: false, code: 'not-allowed' })
    expect(await desk.rows('contacts')).toHaveLength(1)
    expect(await desk.wrongs()).toEqual([])
  })
})

/** Keeps a note, a tag and a company about the open chat. */
async function workWithSecrets(): Promise<void> {
  const beside = await desk.beside()
  await beside.fill('New note', 'SECRET-NOTE')
  await beside.press('Control+Enter')
  await beside.sees(/^Note saved to/)
  await beside.fill('Add a tag', 'SECRET-TAG')
  await beside.press('Enter')
  await beside.sees(/^Tagged/)
  const [contact] = await desk.rows<{ id: string }>('contacts')
  const target = { contactId: contact!.id }
  await desk.ask('contacts.save', { target, id: contact!.id, patch: { company: 'SECRET-COMPANY' } })
  await desk.page.bringToFront()
}

async function counts(): Promise<Record<string, number>> {
  const entries = await Promise.all(
    GUARDED.map(async (name) => [name, (await tap.told(name)).length] as const),
  )
  return Object.fromEntries(entries)
}

function removals(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'removals')))
}

// The following run in the page.

function frameFacts() {
  const hosts = [...document.querySelectorAll('[data-chatside]')]
  const reopened = hosts.filter((host) => {
    try {
      return host.attachShadow({ mode: 'open' }) !== null
    } catch {
      return false
    }
  })
  return {
    frames: window.length,
    iframes: document.querySelectorAll('iframe').length,
    roots: hosts.filter(({ shadowRoot }) => shadowRoot !== null).length,
    reopened: reopened.length,
  }
}

function roundTrip(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => requestAnimationFrame(() => resolve())
    window.addEventListener('message', ({ data }) => data === 'the last' && port2.postMessage(null))
    window.postMessage('the last', '*')
  })
}

function beginRemoving(): void {
  Object.assign(window, { removals: 0 })
  const remove = (): void => {
    for (const host of document.querySelectorAll('[data-chatside]')) {
      host.remove()
      Object.assign(window, { removals: Number(Reflect.get(window, 'removals')) + 1 })
    }
  }
  const observer = new MutationObserver(remove)
  observer.observe(document, { childList: true, subtree: true })
  remove()
  Object.assign(window, { stopRemoving: () => observer.disconnect() })
}
