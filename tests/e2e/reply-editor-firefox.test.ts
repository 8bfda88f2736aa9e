import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Screen } from './support/desk'
import { FirefoxDesk } from './support/firefox-desk'
import { drawText, REPLY_TEXTS } from './support/reply-text'

let desk: FirefoxDesk
let screen: Screen

beforeAll(async () => {
  desk = await FirefoxDesk.start()
  await desk.install()
  screen = await desk.openOwn('#/replies/new')
  await screen.sees('Insert a placeholder')
})
afterAll(() => desk?.close())

describe('the text of a reply, drawn behind its field in Firefox', () => {
  it.each(Object.entries(REPLY_TEXTS))('stands where it is written: %s', async (_, text) => {
    for (const direction of ['ltr', 'rtl']) {
      const { field, layer } = await screen.evaluate(drawText, text, direction)
      expect({ direction, ...layer }).toEqual({ direction, ...field })
    }
  })

  it('takes what is offered at the cursor', async () => {
    await screen.fill('Text', 'Hi {{fi')
    await screen.sees('First name')
    await screen.press('Enter')
    const written = await screen.evaluate(() => document.querySelector('textarea')?.value)
    expect(written).toBe('Hi {{first_name}}')
    expect(await desk.wrongs()).toEqual([])
  })
})
