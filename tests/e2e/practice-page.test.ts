import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { KNOWN_PEOPLE, knownPersonId } from '../whatsapp-web/known-chats'
import { startPracticeServer } from '../whatsapp-web/server'
import type { PracticeServer } from '../whatsapp-web/server'
import { practiceUrl } from '../whatsapp-web/url'
import type { PracticeParams } from '../whatsapp-web/url'

const COMPOSER = '#main footer [data-lexical-editor=true]'
const SIX_LINES = 'Hello 😀\n\nOur offer:\n- one\n- two\nשלום'

let server: PracticeServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startPracticeServer()
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    proxy: { server: server.proxyUrl },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
})

afterEach(async () => {
  expect(await page.evaluate(() => window.practice.errors())).toEqual([])
  expect(await page.evaluate(() => window.practice.forbiddenCalls())).toEqual([])
  await page.context().close()
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

async function load(params: PracticeParams = {}): Promise<void> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1440, height: 900 },
  })
  page = await context.newPage()
  await page.goto(practiceUrl(params))
  await page.evaluate(() => window.practice.ready)
}

/** Pastes as an extension does: an event with data set after its construction. */
function paste(text: string): Promise<void> {
  return page.evaluate((value) => {
    const event = new ClipboardEvent('paste', {
      clipboardData: new DataTransfer(),
      bubbles: true,
      cancelable: true,
    })
    event.clipboardData?.setData('text/plain', value)
    document.activeElement?.dispatchEvent(event)
  }, text)
}

const composerText = (): Promise<string | undefined> => page.evaluate(() => window.practice.composerText())

describe('the composer of the practice page', () => {
  it('sends what is typed with Enter, records it, and shows its receipts', async () => {
    await load()
    await page.locator('[data-testid=cell-frame-title]', { hasText: 'Ana Pérez' }).click()
    await page.locator(COMPOSER).click()
    await page.keyboard.type('Buenos días')
    await page.keyboard.press('Enter')
    const sent = await page.evaluate(() => window.practice.sent())
    const id = knownPersonId('ana', '2026')
    expect(sent).toEqual([{ chatId: id, text: 'Buenos días', kind: 'text', via: 'enter', trusted: true }])
    expect(await composerText()).toBe('')
    const last = page.locator('[data-testid^=conv-msg-]').last()
    await last.locator('[aria-label=" Sent "]').waitFor()
    const messageId = (await last.getAttribute('data-id')) ?? ''
    await page.evaluate((each) => window.practice.setAck(each, 3), messageId)
    expect(await last.locator('[data-testid=wds-ic-read]').getAttribute('aria-label')).toBe(' Read ')
  })

  it('takes a paste of several lines exactly, one paragraph for each, in place of a selection', async () => {
    await load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('/sal')
    await page.keyboard.press('Control+a')
    await paste(SIX_LINES)
    await expect.poll(composerText).toBe(SIX_LINES)
    expect(await page.locator(`${COMPOSER} p`).count()).toBe(6)
    await page.keyboard.press('Control+z')
    await expect.poll(composerText).toBe('/sal')
  })

  it('continues a list on Shift+Enter', async () => {
    await load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('- one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    expect(await composerText()).toBe('- one\n- two')
    await page.evaluate(() => window.practice.setDraft(''))
    await page.locator(COMPOSER).click()
    await page.keyboard.type('1. one')
    await page.keyboard.press('Shift+Enter')
    expect(await composerText()).toBe('1. one\n2. ')
  })

  it('is made anew for each chat and keeps each chat’s draft', async () => {
    await load({ open: 'grace' })
    await page.evaluate(
      (selector) => document.querySelector(selector)?.setAttribute('data-old', ''),
      COMPOSER,
    )
    await page.locator(COMPOSER).click()
    await page.keyboard.type('half a thought')
    await page.evaluate(() => window.practice.open('ana'))
    expect(await composerText()).toBe('')
    expect(await page.locator('[data-old]').count()).toBe(0)
    await page.evaluate(() => window.practice.open('grace'))
    expect(await composerText()).toBe('half a thought')
  })

  it('cuts a very long paste at 65,536 characters', async () => {
    await load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await paste('x'.repeat(70_000))
    await expect.poll(async () => (await composerText())?.length).toBe(65_536)
  })

  it('takes printable keys typed anywhere, and Enter there sends the draft', async () => {
    await load({ open: 'grace' })
    await page.locator('#main header').click()
    await page.keyboard.type('hi')
    expect(await composerText()).toBe('hi')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('Enter')
    const sent = await page.evaluate(() => window.practice.sent())
    expect(sent.map((each) => each.via)).toEqual(['panel-enter'])
  })

  it('opens a caption editor for a pasted file and an editor for a sent message', async () => {
    await load({ open: 'ana' })
    await page.locator(COMPOSER).click()
    await page.evaluate(() => {
      const event = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true })
      event.clipboardData?.items.add(new File(['x'], 'table.png', { type: 'image/png' }))
      document.activeElement?.dispatchEvent(event)
    })
    await page.getByRole('dialog', { name: 'Add a caption' }).waitFor()
    await paste(SIX_LINES)
    await expect.poll(() => page.evaluate(() => window.practice.dialogText())).toBe(SIX_LINES)
    await page.evaluate(() => window.practice.closeDialog())
    const mine = await page.evaluate(() =>
      window.practice.messages('ana').findLast((each) => each.fromMe && each.text),
    )
    await page.evaluate((id) => window.practice.openEdit(id), mine?.id ?? '')
    expect(await page.evaluate(() => window.practice.dialogText())).toBe(mine?.text)
    await page.keyboard.type('!')
    await page.keyboard.press('Enter')
    const sent = await page.evaluate(() => window.practice.sent())
    expect(sent.map(({ kind, text }) => ({ kind, text }))).toEqual([{ kind: 'edit', text: `${mine?.text}!` }])
  })
})

describe('the chats of the practice page', () => {
  it('holds only the rows in sight of 500 and brings others by scrolling', async () => {
    await load()
    expect(await page.locator('[data-testid^=list-item-]').count()).toBeLessThan(40)
    expect(await page.locator('[data-testid=chat-list]').getAttribute('aria-rowcount')).toBe('501')
    await page.locator('#pane-side').evaluate((pane) => {
      pane.scrollTop = 76 * 300
    })
    await page.locator('[data-testid=list-item-301]').waitFor()
    expect(await page.locator('[data-testid=list-item-3]').count()).toBe(0)
  })

  it('has two people named Maria with chats of their own', async () => {
    await load()
    const rows = page.locator('[data-testid=cell-frame-title] span[title=Maria]')
    const ids = []
    for (const index of [0, 1]) {
      await rows.nth(index).click()
      await page.waitForFunction((nth) => {
        const selected = document.querySelector('[aria-selected=true] span[title]')
        return (
          selected === document.querySelectorAll('span[title=Maria]')[nth] && document.querySelector('#main')
        )
      }, index)
      ids.push(await page.evaluate(() => window.practice.openChat()?.id))
      expect(await page.locator('#main header [dir=auto]').first().textContent()).toBe('Maria')
    }
    const people = [KNOWN_PEOPLE.mariaBakery, KNOWN_PEOPLE.mariaStudio]
    expect(ids).toEqual(people.map((person) => `${person.phone}@c.us`))
  })

  it('filters while somebody types in the search box, not when a script assigns its value', async () => {
    await load()
    const box = page.locator('[data-tab="3"]')
    await box.evaluate((input: HTMLInputElement) => {
      input.value = 'Grace'
    })
    expect(await page.locator('[data-testid=cell-frame-title]').count()).toBeGreaterThan(5)
    await box.fill('')
    await box.pressSequentially('jurgen')
    await expect
      .poll(() => page.locator('[data-testid=cell-frame-title]').allTextContents())
      .toEqual(['Jürgen Brandt'])
  })

  it('follows a link to a chat without reloading and fills the draft', async () => {
    await load({ open: 'ana' })
    await page.evaluate(() => {
      document.body.dataset['same'] = 'yes'
      const link = document.createElement('a')
      link.href = 'https://web.whatsapp.com/send?phone=447700900381&text=Hello%20there'
      document.body.append(link)
      link.click()
      link.remove()
    })
    await page.waitForFunction(() => window.practice.openChat()?.known === 'grace')
    await expect.poll(composerText).toBe('Hello there')
    expect(await page.locator('body').getAttribute('data-same')).toBe('yes')
  })

  it('draws only messages near the window and loads older ones by scrolling', async () => {
    await load({ open: 'longChat' })
    const messages = page.locator('[data-testid^=conv-msg-]')
    expect(await messages.count()).toBe(50)
    await page.locator('[data-virtualized=true]').first().waitFor({ state: 'attached' })
    expect(await page.locator('[data-virtualized=true] *').count()).toBe(0)
    await page.locator('[data-testid=conversation-panel-messages]').evaluate((panel) => {
      panel.scrollTop = 0
    })
    await expect.poll(() => messages.count()).toBeGreaterThan(50)
  })
})

describe('what the practice page tells of its chats', () => {
  it('names the open chat in its modules and in the element’s fiber', async () => {
    await load({ open: 'joao' })
    const told = await page.evaluate(() => {
      const load = (window as unknown as { require: (name: string) => any }).require
      const active = load('WAWebChatCollection').ChatCollection.getActive()
      const main = document.querySelector('#main') as unknown as Record<string, any>
      let fiber = main[Object.keys(main).find((key) => key.startsWith('__reactFiber$')) ?? '']
      while (fiber !== null && fiber.memoizedProps.chat === undefined) fiber = fiber.return
      return {
        active: active.id._serialized as string,
        fromFiber: fiber.memoizedProps.chat.id._serialized as string,
        phone: load('WAWebApiContact').getPhoneNumber(active.id)._serialized as string,
        messages: active.msgs.getModelsArray().length as number,
      }
    })
    expect(told).toEqual({
      active: `${KNOWN_PEOPLE.joao.lid}@lid`,
      fromFiber: `${KNOWN_PEOPLE.joao.lid}@lid`,
      phone: `${KNOWN_PEOPLE.joao.phone}@c.us`,
      messages: 9,
    })
  })

  it('moves a chat to a private id and renames it, in modules and header alike', async () => {
    await load({ open: 'moving' })
    const id = await page.evaluate(() => window.practice.moveToLid('moving', { mapped: false }))
    await page.evaluate(() => window.practice.rename('moving', 'Hanna L.'))
    expect(id).toBe(`${KNOWN_PEOPLE.moving.lid}@lid`)
    expect(await page.evaluate(() => window.practice.openChat())).toMatchObject({ id, title: 'Hanna L.' })
    expect(await page.locator('#main header [dir=auto]').first().textContent()).toBe('Hanna L.')
  })

  it('shows a message that comes in for another chat, and counts chats in the title', async () => {
    await load({ open: 'ana', chats: 30 })
    const before = await page.title()
    await page.evaluate(() => window.practice.receive('wei', { text: '你好' }))
    const row = page.locator('[data-testid=list-item-1]')
    expect(await row.locator('[data-testid=last-msg-status]').textContent()).toBe('你好')
    expect(Number(/\d+/.exec(await page.title()))).toBe(Number(/\d+/.exec(before)) + 1)
  })

  it('has the old shapes in the old layouts', async () => {
    await load({ layout: 'legacy-lid', open: 'ana' })
    const first = page.locator('.message-in').last().locator('xpath=..')
    expect(await first.getAttribute('data-id')).toMatch(/^false_\d+@lid_[0-9A-F]+$/)
    expect(await page.locator('[data-testid]').count()).toBe(4)
    await page.locator('span[title="Grace Whitlock"]').click()
    await page.waitForFunction(() => window.practice.openChat()?.known === 'grace')
  })
})
