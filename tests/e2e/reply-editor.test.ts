import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { ChromiumDesk } from './support/chromium-desk'

const TEXTS = {
  'one line': 'Hi {{first_name|there}}, how are you?',
  'lines and blanks at their ends': 'One  \n\n  two   \n\n\n',
  'a word that is longer than the field': `${'very'.repeat(60)} {{${'long_'.repeat(11)}}} end`,
  'from right to left': 'שלום {{first_name|חבר}}, מה שלומך?\nHello {{company}}!',
  'emoji, Japanese and tabs': '👩‍👩‍👧 こんにちは{{first_name|お客様}}様、\tお世話になっております。'.repeat(4),
  'unclosed braces and escapes': 'a {{ b }} c \\{x\\} {{today+}} }} {{choice: a | b; default=c}}',
}

let desk: ChromiumDesk
let page: Page

beforeAll(async () => {
  desk = await ChromiumDesk.start({ viewport: { width: 1280, height: 800 } })
  page = (await desk.openOwn('#/replies/new')).frame.page()
})
afterAll(() => desk?.close())

const body = () => page.getByRole('textbox', { name: 'Text', exact: true })

/** How high the text is in the area and in the layer that is drawn behind it, and which way each runs. */
function measures() {
  return body().evaluate((area) => {
    const layer = area.previousElementSibling
    if (!(area instanceof HTMLTextAreaElement) || layer === null) throw new Error('No layer')
    const box = area.parentElement
    if (box === null) throw new Error('No box')
    box.style.display = 'block'
    area.style.blockSize = '0'
    const drawn = Math.round(layer.getBoundingClientRect().height)
    const written = area.scrollHeight
    box.style.display = ''
    area.style.blockSize = ''
    const [own, drawnStyle] = [getComputedStyle(area), getComputedStyle(layer)]
    const style = ({ direction, textAlign, unicodeBidi, font, letterSpacing }: CSSStyleDeclaration) => ({
      direction,
      textAlign,
      unicodeBidi,
      font,
      letterSpacing,
    })
    return {
      drawn,
      written,
      styles: [style(own), style(drawnStyle)],
      wraps: [area.clientWidth, layer.clientWidth],
    }
  })
}

describe('the text of a reply, drawn behind its field', () => {
  it.each(Object.entries(TEXTS))('stands where it is written: %s', async (_, text) => {
    for (const width of [1280, 700, 320]) {
      for (const dir of ['ltr', 'rtl']) {
        await page.setViewportSize({ width, height: 800 })
        await page.evaluate((direction) => (document.documentElement.dir = direction), dir)
        await body().fill(text)
        const { drawn, written, styles, wraps } = await measures()
        expect({ width, dir, height: drawn }).toEqual({ width, dir, height: written })
        expect(styles[0]).toEqual(styles[1])
        expect(wraps[0]).toBe(wraps[1])
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
  })
})
