import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { KNOWN_PEOPLE } from '../../whatsapp-web/known-chats'
import { PracticeBrowser } from './practice-browser'

let browser: PracticeBrowser

beforeAll(async () => {
  browser = await PracticeBrowser.start()
})
afterEach(() => browser.leave())
afterAll(() => browser.end())

describe('the chat list of the practice page', () => {
  it('holds only the rows in sight of 500 and brings others by scrolling', async () => {
    const page = await browser.load()
    expect(await page.locator('[data-testid^=list-item-]').count()).toBeLessThan(40)
    expect(await page.locator('[data-testid=chat-list]').getAttribute('aria-rowcount')).toBe('501')
    await page.locator('#pane-side').evaluate((pane) => {
      pane.scrollTop = 76 * 300
    })
    await page.locator('[data-testid=list-item-301]').waitFor()
    expect(await page.locator('[data-testid=list-item-3]').count()).toBe(0)
  })

  it('has two people named Maria with chats of their own', async () => {
    const page = await browser.load()
    const ids: (string | undefined)[] = []
    for (const index of [0, 1]) {
      await page.locator('[data-testid=cell-frame-title] span[title=Maria]').nth(index).click()
      await page.waitForFunction((nth) => {
        const selected = document.querySelector('[aria-selected=true] span[title]')
        const isSelected = selected === document.querySelectorAll('span[title=Maria]')[nth]
        return isSelected && document.querySelector('#main') !== null
      }, index)
      ids.push(await page.evaluate(() => window.practice.openChat()?.id))
      expect(await page.locator('#main header [dir=auto]').first().textContent()).toBe('Maria')
    }
    const people = [KNOWN_PEOPLE.mariaBakery, KNOWN_PEOPLE.mariaStudio]
    expect(ids).toEqual(people.map((person) => `${person.phone}@c.us`))
  })

  it('filters while somebody types in the search box, not when a script assigns its value', async () => {
    const page = await browser.load()
    const box = page.locator('[data-tab="3"]')
    const names = page.locator('[data-testid=cell-frame-title]')
    await box.evaluate((input: HTMLInputElement) => {
      input.value = 'Grace'
    })
    expect(await names.count()).toBeGreaterThan(5)
    await box.fill('')
    await box.pressSequentially('jurgen')
    await expect.poll(() => names.allTextContents()).toEqual(['Jürgen Brandt'])
  })

  it('shows a message for another chat first, and the title counts chats', async () => {
    const page = await browser.load({ open: 'ana', chats: 30 })
    const countInTitle = async (): Promise<number> => Number(/\d+/.exec(await page.title()))
    const before = await countInTitle()
    await page.evaluate(() => window.practice.receive('wei', { text: '你好' }))
    const row = page.locator('[data-testid=list-item-1]')
    expect(await row.locator('[data-testid=last-msg-status]').textContent()).toBe('你好')
    expect(await row.locator('[data-testid=icon-unread-count]').textContent()).toBe('1')
    expect(await countInTitle()).toBe(before + 1)
  })
})

describe('the open chat of the practice page', () => {
  it('is opened by a link without reloading, which may fill the draft', async () => {
    const page = await browser.load({ open: 'ana' })
    await page.evaluate(() => {
      document.body.dataset['same'] = 'yes'
      const link = document.createElement('a')
      link.href = 'https://web.whatsapp.com/send?phone=447700900381&text=Hello%20there'
      document.body.append(link)
      link.click()
      link.remove()
    })
    await page.waitForFunction(() => window.practice.openChat()?.known === 'grace')
    await expect.poll(() => browser.composerText()).toBe('Hello there')
    expect(await page.locator('body').getAttribute('data-same')).toBe('yes')
  })

  it('draws only messages near the window and loads older ones by scrolling', async () => {
    const page = await browser.load({ open: 'longChat' })
    const messages = page.locator('[data-testid^=conv-msg-]')
    expect(await messages.count()).toBe(50)
    await page.locator('[data-virtualized=true]').first().waitFor({ state: 'attached' })
    expect(await page.locator('[data-virtualized=true] *').count()).toBe(0)
    await page.locator('[data-testid=conversation-panel-messages]').evaluate((panel) => {
      panel.scrollTop = 0
    })
    await expect.poll(() => messages.count()).toBeGreaterThan(50)
  })

  it('shows who is typing and what comes in, quotes and authors of a group included', async () => {
    const page = await browser.load({ open: 'launch' })
    await page.evaluate(() => window.practice.markTyping('launch', true))
    expect(await page.locator('[data-testid=chat-subtitle] span').getAttribute('title')).toBe('typing…')
    const id = await page.evaluate(() => {
      const quote = window.practice.messages('launch').at(-1)?.id ?? ''
      return window.practice.receive('launch', { text: 'Agreed', author: 'Oskar Lund', quote })
    })
    const message = page.locator(`[data-id="${id}"]`)
    expect(await message.locator('[data-testid=author]').first().textContent()).toBe('Oskar Lund')
    expect(await message.locator('[data-testid=quoted-message] .quoted-mention').textContent()).toContain(
      'morning',
    )
    expect(await page.locator('[data-testid=chat-subtitle]').textContent()).toContain('Priya Nair')
  })

  it('forgets nothing over a reload: messages, names, ids, drafts and the record of what was sent', async () => {
    const page = await browser.load()
    await page.evaluate(async () => {
      await window.practice.receive('ana', { text: 'before the reload' })
      await window.practice.rename('renamed', 'Tomás F.')
      await window.practice.moveToLid('moving', { mapped: true })
    })
    const state = () =>
      page.evaluate(() => [
        window.practice.messages('ana'),
        window.practice.chats().find((chat) => chat.known === 'renamed')?.title,
        window.practice.chats().find((chat) => chat.known === 'moving')?.id,
      ])
    const before = await state()
    const reloaded = page.waitForEvent('load')
    expect(await page.evaluate(() => window.practice.selfReload({ evenIfVisible: true, afterMs: 0 }))).toBe(
      true,
    )
    await reloaded
    await page.evaluate(() => window.practice.ready)
    expect(await state()).toEqual(before)
  })

  it('does not reload itself while there is a draft', async () => {
    const page = await browser.load({ open: 'ana' })
    await page.evaluate(() => window.practice.setDraft('not yet'))
    const reloads = await page.evaluate(() => window.practice.selfReload({ evenIfVisible: true, afterMs: 0 }))
    expect(reloads).toBe(false)
  })
})
