import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '../../whatsapp-web/api'
import { PracticeBrowser } from './practice-browser'

const FIXTURES = fileURLToPath(new URL('../../fixtures/whatsapp/', import.meta.url))

let browser: PracticeBrowser

beforeAll(async () => {
  browser = await PracticeBrowser.start()
})
afterEach(() => browser.leave())
afterAll(() => browser.end())

describe('the variants of the practice page', () => {
  it('have every element of the saved pages under the same ancestors', async () => {
    const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.html'))
    expect(names.length).toBeGreaterThan(4)
    for (const layout of ['2026', 'legacy-cus'] as const) {
      const page = await browser.load({ layout, open: 'ana' })
      await page.evaluate(async () => {
        await window.practice.setDraft('so that there is something to send')
        const mine = window.practice.messages('ana').filter((each) => each.fromMe)
        for (const [index, message] of mine.entries()) await window.practice.setAck(message.id, index)
      })
      const saved = names.filter((each) => each.startsWith('legacy') === (layout === 'legacy-cus'))
      for (const name of saved) {
        const html = await readFile(`${FIXTURES}${name}`, 'utf8')
        const missing = await page.evaluate(missingShapes, html)
        // Shells stand only in a conversation longer than the window.
        const unexplained = missing.filter((each) => !each.includes('[data-virtualized="true"]'))
        expect({ name, unexplained }).toEqual({ name, unexplained: [] })
      }
      if (layout === '2026') await browser.leave()
    }
  })

  it('put the second header’s test id on the title itself', async () => {
    const page = await browser.load({ layout: '2026-b', open: 'ana' })
    const title = page.locator('span[data-testid=conversation-info-header]')
    expect(await title.evaluate((span) => span.firstChild?.textContent)).toBe('Ana Pérez ')
    expect(await page.locator('[data-testid=conversation-info-header-chat-title]').count()).toBe(0)
  })

  it('write private ids into the old layout’s messages when chats have moved', async () => {
    const page = await browser.load({ layout: 'legacy-lid', open: 'ana' })
    const dataId = await page.locator('.message-in').last().locator('xpath=..').getAttribute('data-id')
    expect(dataId).toMatch(/^false_118203774510942@lid_[0-9A-F]+$/)
    await page.locator('span[title="Grace Whitlock"]').click()
    await page.waitForFunction(() => window.practice.openChat()?.known === 'grace')
  })

  it('swap the tails in right-to-left pages', async () => {
    const page = await browser.load({ locale: 'he', open: 'noa' })
    const incoming = page.locator('.focusable-list-item:not(:has([data-testid=msg-meta] [aria-label]))')
    expect(await incoming.locator('[data-icon^=tail]').first().getAttribute('data-icon')).toBe('tail-out')
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  })

  it.each(LOCALES)('speak %s', async (locale) => {
    const page = await browser.load({
      locale,
      open: 'grace',
      chats: 40,
      now: Date.parse('2026-09-28T20:19:00'),
    })
    const texts = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      composer: document.querySelector('footer [role=textbox]')?.getAttribute('aria-label') ?? '',
      stamps: [...document.querySelectorAll('[data-pre-plain-text]')].map(
        (each) => each.getAttribute('data-pre-plain-text') ?? '',
      ),
    }))
    expect(texts.lang).toBe(locale)
    expect(texts.composer).toContain('Grace Whitlock')
    expect(texts.stamps.length).toBeGreaterThan(4)
    for (const stamp of texts.stamps) expect(stamp).toMatch(/^\[[^\]]*\d+[^\]]*\] (Grace Whitlock|Karl): $/)
  })
})

/** Runs in the page: the chains of named ancestors that a saved page has and the practice page lacks. */
function missingShapes(html: string): string[] {
  const saved = new DOMParser().parseFromString(html, 'text/html')
  const nameOf = (element: Element): string => {
    const parts: string[] = []
    if (element.id !== '') parts.push(`#${element.id}`)
    for (const name of [
      'data-testid',
      'data-tab',
      'role',
      'data-icon',
      'data-virtualized',
      'data-scrolltracepolicy',
    ]) {
      const value = element.getAttribute(name)
      if (value === null || value === '') continue
      const family = /^(?:list-item-|conv-msg-)/.exec(value)?.[0]
      parts.push(family === undefined ? `[${name}="${value}"]` : `[${name}^="${family}"]`)
    }
    for (const name of ['data-pre-plain-text', 'data-id', 'aria-selected', 'data-lexical-editor']) {
      if (element.hasAttribute(name)) parts.push(`[${name}]`)
    }
    for (const name of [
      'message-in',
      'message-out',
      'copyable-text',
      'selectable-text',
      'focusable-list-item',
    ]) {
      if (element.classList.contains(name)) parts.push(`.${name}`)
    }
    return parts.join('')
  }
  const missing = new Set<string>()
  for (const element of saved.body.querySelectorAll('*')) {
    const chain: string[] = []
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      chain.unshift(nameOf(each))
    if (nameOf(element) === '') continue
    const selector = chain.filter((each) => each !== '').join(' ')
    if (document.querySelector(selector) === null) missing.add(selector)
  }
  return [...missing]
}
