import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { ChromiumDesk } from './support/chromium-desk'
import type { ChromiumScreen } from './support/chromium-screen'
import { drawText, REPLY_TEXTS } from './support/reply-text'

let desk: ChromiumDesk
let screen: ChromiumScreen
let page: Page

beforeAll(async () => {
  desk = await ChromiumDesk.start({ viewport: { width: 1280, height: 800 } })
  screen = await desk.openOwn('#/replies/new')
  page = screen.frame.page()
  await screen.sees('Insert a placeholder')
})
afterAll(() => desk?.close())

const body = () => page.getByRole('textbox', { name: 'Text', exact: true })

describe('the text of a reply, drawn behind its field in Chromium', () => {
  it.each(Object.entries(REPLY_TEXTS))('stands where it is written: %s', async (_, text) => {
    for (const width of [1280, 700, 320]) {
      for (const direction of ['ltr', 'rtl']) {
        await page.setViewportSize({ width, height: 800 })
        const { field, layer } = await screen.evaluate(drawText, text, direction)
        expect({ width, direction, ...layer }).toEqual({ width, direction, ...field })
      }
    }
  })

  it('scrolls with the cursor, and is taken back by Ctrl+Z after a completion', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await body().fill(Array.from({ length: 60 }, (_, n) => `Line ${n}`).join('\n'))
    await body().press('Control+End')
    await body().pressSequentially('\nHi {{fi')
    await page.getByRole('option', { name: /^First name/ }).waitFor()
    const isSeen = await body().evaluate((area) => {
      const scroller = area.closest('.code-scroll')
      if (scroller === null) throw new Error('Nothing scrolls')
      return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 40
    })
    expect(isSeen).toBe(true)
    await body().press('Enter')
    expect(await body().inputValue()).toMatch(/Hi \{\{first_name\}\}$/)
    await body().press('Control+z')
    expect(await body().inputValue()).toMatch(/Hi \{\{fi$/)
    expect(await desk.wrongs()).toEqual([])
  })
})
