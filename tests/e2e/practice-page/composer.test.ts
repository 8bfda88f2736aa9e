import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { knownPersonId } from '../../whatsapp-web/known-chats'
import { COMPOSER, PracticeBrowser } from './practice-browser'

const SIX_LINES = 'Hello 😀\n\nOur offer:\n- one\n- two\nשלום'

let browser: PracticeBrowser

beforeAll(async () => {
  browser = await PracticeBrowser.start()
})
afterEach(() => browser.leave())
afterAll(() => browser.end())

describe('the composer of the practice page', () => {
  it('sends what is typed with Enter, records it, and shows its receipts', async () => {
    const page = await browser.load()
    await page.locator('[data-testid=cell-frame-title]', { hasText: 'Ana Pérez' }).click()
    await page.locator(COMPOSER).click()
    await page.keyboard.type('Buenos días')
    await page.keyboard.press('Enter')
    const sent = await page.evaluate(() => window.practice.sent())
    const chatId = knownPersonId('ana', '2026')
    expect(sent).toEqual([{ chatId, text: 'Buenos días', kind: 'text', via: 'enter', trusted: true }])
    expect(await browser.composerText()).toBe('')
    const last = page.locator('[data-testid^=conv-msg-]').last()
    await last.locator('[aria-label=" Sent "]').waitFor()
    const messageId = (await last.getAttribute('data-id')) ?? ''
    await page.evaluate((id) => window.practice.setAck(id, 3), messageId)
    expect(await last.locator('[data-testid=wds-ic-read]').getAttribute('aria-label')).toBe(' Read ')
  })

  it('takes a paste of several lines exactly, in place of a selection, and undoes it at once', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('/sal')
    await page.keyboard.press('Control+a')
    await browser.paste(SIX_LINES)
    await expect.poll(() => browser.composerText()).toBe(SIX_LINES)
    expect(await page.locator(`${COMPOSER} p`).count()).toBe(6)
    await page.keyboard.press('Control+z')
    await expect.poll(() => browser.composerText()).toBe('/sal')
  })

  it('continues a list on Shift+Enter', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('- one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    expect(await browser.composerText()).toBe('- one\n- two')
    await page.evaluate(() => window.practice.setDraft(''))
    await page.locator(COMPOSER).click()
    await page.keyboard.type('1. one')
    await page.keyboard.press('Shift+Enter')
    expect(await browser.composerText()).toBe('1. one\n2. ')
  })

  it('is made anew for each chat and keeps each chat’s draft', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator(COMPOSER).evaluate((composer) => composer.setAttribute('data-old', ''))
    await page.locator(COMPOSER).click()
    await page.keyboard.type('half a thought')
    await page.evaluate(() => window.practice.open('ana'))
    expect(await browser.composerText()).toBe('')
    expect(await page.locator('[data-old]').count()).toBe(0)
    await page.evaluate(() => window.practice.open('grace'))
    expect(await browser.composerText()).toBe('half a thought')
  })

  it('cuts a very long paste at 65,536 characters', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await browser.paste('x'.repeat(70_000))
    await expect.poll(async () => (await browser.composerText())?.length).toBe(65_536)
  })

  it('offers the quick replies of Business accounts, which keep Enter for themselves', async () => {
    const page = await browser.load({ open: 'joao', business: true })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('Hello /t')
    await page.getByRole('option', { name: '/thanks' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => browser.composerText()).toMatch(/^Hello Thank you for your order!/)
    expect(await page.evaluate(() => window.practice.sent())).toEqual([])
    expect(await page.locator('body.smb-colors').count()).toBe(1)
  })

  it('opens a caption editor for a pasted file and an editor for a sent message', async () => {
    const page = await browser.load({ open: 'ana' })
    await page.locator(COMPOSER).click()
    await page.evaluate(() => {
      const event = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true })
      event.clipboardData?.items.add(new File(['x'], 'table.png', { type: 'image/png' }))
      document.activeElement?.dispatchEvent(event)
    })
    await page.getByRole('region', { name: 'Add a caption' }).waitFor()
    await browser.paste(SIX_LINES)
    const dialogText = (): Promise<string | undefined> => page.evaluate(() => window.practice.dialogText())
    await expect.poll(dialogText).toBe(SIX_LINES)
    await page.evaluate(() => window.practice.closeDialog())
    const messages = await page.evaluate(() => window.practice.messages('ana'))
    const mine = messages.find((each) => each.fromMe && each.kind === 'text')
    await page.evaluate((id) => window.practice.openEdit(id), mine?.id ?? '')
    expect(await dialogText()).toBe(mine?.text)
    await page.keyboard.type('!')
    await page.keyboard.press('Enter')
    const sent = await page.evaluate(() => window.practice.sent())
    expect(sent.map(({ kind, text }) => ({ kind, text }))).toEqual([{ kind: 'edit', text: `${mine?.text}!` }])
  })
})

describe('the keys of the practice page', () => {
  it('take printable keys typed anywhere to the composer, and Enter there sends the draft', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator('#main header').click()
    await page.keyboard.type('hi')
    expect(await browser.composerText()).toBe('hi')
    await page.locator(COMPOSER).evaluate((composer: HTMLElement) => composer.blur())
    await page.keyboard.press('Enter')
    const sent = await page.evaluate(() => window.practice.sent())
    expect(sent.map((each) => each.via)).toEqual(['panel-enter'])
  })

  it('reach the page from a shadow root that lets them through', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement('div'))
      host.attachShadow({ mode: 'open' }).appendChild(document.createElement('input')).focus()
    })
    await page.keyboard.type('a')
    expect(await browser.composerText()).toBe('a')
  })

  it('run the page’s shortcuts, and Escape closes the chat', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.keyboard.press('Alt+k')
    expect(await page.evaluate(() => window.practice.shortcuts())).toEqual(['Alt+K'])
    expect(await page.locator('[data-tab="3"]:focus').count()).toBe(1)
    await page.locator('#main header').click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('#main').count()).toBe(0)
  })
})
