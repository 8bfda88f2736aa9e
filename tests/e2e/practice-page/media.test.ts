import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { knownPersonId } from '../../whatsapp-web/known-chats'
import { COMPOSER, PracticeBrowser } from './practice-browser'

let browser: PracticeBrowser

beforeAll(async () => {
  browser = await PracticeBrowser.start()
})
afterEach(() => browser.leave())
afterAll(() => browser.end())

const KINDS = [
  ['table.png', 'image/png'],
  ['tour.mp4', 'video/mp4'],
  ['offer.pdf', 'application/pdf'],
] as const

const preview = () => browser.page.evaluate(() => window.practice.mediaPreview())
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** @returns whether the page kept the browser from handling the paste. */
function pasteFiles(page: Page, files: readonly (readonly [string, string])[]): Promise<boolean> {
  return page.evaluate((all) => {
    const init = { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }
    const event = new ClipboardEvent('paste', init)
    for (const [name, type] of all)
      event.clipboardData?.items.add(new File([`bytes of ${name}`], name, { type }))
    document.activeElement?.dispatchEvent(event)
    return event.defaultPrevented
  }, files)
}

describe.each(['2026', '2026-b', 'legacy-cus', 'legacy-lid'] as const)('files pasted in %s', (layout) => {
  it('open the preview with the draft as caption, and are sent by its own button alone', async () => {
    const page = await browser.load({ open: 'ana', layout })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('Our table')
    expect(await pasteFiles(page, KINDS)).toBe(true)
    await page.locator('.media-preview').waitFor()
    expect(await preview()).toEqual({ files: KINDS.map(([name]) => name), caption: 'Our table' })
    expect(await browser.composerText()).toBe('')
    await page.keyboard.type(', as promised')
    expect((await preview())?.caption).toBe('Our table, as promised')
    const chatId = knownPersonId('ana', layout)
    expect(await page.evaluate(() => window.practice.pastedFiles())).toEqual(
      KINDS.map(([name, type]) => {
        const text = `bytes of ${name}`
        return { chatId, name, type, size: text.length, sha256: hashOf(text) }
      }),
    )
    expect(await page.evaluate(() => window.practice.sent())).toEqual([])
    await page.locator('.media-preview .send').click()
    expect(await page.evaluate(() => window.practice.sent())).toEqual([
      {
        chatId,
        text: 'Our table, as promised',
        kind: 'caption',
        via: 'button',
        trusted: true,
        files: KINDS.map(([name]) => name),
      },
    ])
    expect(await preview()).toBeUndefined()
  })
})

describe('the preview of media', () => {
  it('shows each file chosen among the thumbnails, and takes more by a paste into the caption', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await pasteFiles(page, [KINDS[0]])
    await pasteFiles(page, [KINDS[2]])
    expect((await preview())?.files).toEqual(['table.png', 'offer.pdf'])
    await page.getByRole('option', { name: 'table.png' }).click()
    expect(await page.locator('.preview-name').textContent()).toBe('table.png')
  })

  it('gives the draft back when it is closed, and goes with the chat', async () => {
    const page = await browser.load({ open: 'grace' })
    await page.locator(COMPOSER).click()
    await page.keyboard.type('half a thought')
    await pasteFiles(page, [KINDS[0]])
    await page.locator('.media-preview').getByRole('button', { name: 'Close' }).click()
    expect(await browser.composerText()).toBe('half a thought')
    await page.locator(COMPOSER).click()
    await pasteFiles(page, [KINDS[0]])
    await page.evaluate(() => window.practice.open('ana'))
    expect(await preview()).toBeUndefined()
    await page.evaluate(() => window.practice.open('grace'))
    expect(await browser.composerText()).toBe('half a thought')
  })

  it('does not open where files are ignored or refused, and opens late where the page is slow', async () => {
    const page = await browser.load({ open: 'grace', files: 'ignored' })
    await page.locator(COMPOSER).click()
    expect(await pasteFiles(page, [KINDS[0]])).toBe(false)
    await page.evaluate(() => window.practice.setFileMode('refused'))
    expect(await pasteFiles(page, [KINDS[0]])).toBe(true)
    await page.getByRole('alert').filter({ hasText: 'not supported' }).waitFor()
    expect(await preview()).toBeUndefined()
    expect(await page.evaluate(() => window.practice.pastedFiles())).toEqual([])
    await page.evaluate(() => window.practice.setFileMode('slow'))
    expect(await pasteFiles(page, [KINDS[0]])).toBe(true)
    expect(await preview()).toBeUndefined()
    await page.locator('.media-preview').waitFor()
  })
})
