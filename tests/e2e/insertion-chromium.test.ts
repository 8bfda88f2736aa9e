import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { COMPOSER } from './support/chatside-chromium'
import { ChromiumDesk } from './support/chromium-desk'
import { describeInsertions } from './support/insertions'
import { chromiumTypist } from './support/typists'
import { starterReplies } from '@/utils/templates/starters'

describeInsertions('Chromium', chromiumTypist)

describe('a word that is being composed', () => {
  let desk: ChromiumDesk

  beforeAll(async () => {
    desk = await ChromiumDesk.start()
    await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
  })
  afterAll(() => desk?.close())

  it('never opens the picker nor loses its Enter to it', async () => {
    const page = await desk.load({ open: 'aiko', locale: 'ja', chats: 60 })
    await desk.beside()
    await page.locator(COMPOSER).click()
    const session = await page.context().newCDPSession(page)
    const compose = (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    const pickers = () => desk.layerTexts('.picker:not([hidden])')
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seenKeys: seen })
      document.addEventListener('keydown', ({ key, keyCode }) => seen.push(`${key} ${keyCode}`))
    })
    for (const text of ['/', '/h', '/he']) {
      await compose(text)
      await desk.chatside.composerHolds(text)
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      expect(await pickers()).toEqual([])
    }
    // An Enter that accepts the composed word comes with the code 229.
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    expect(await page.evaluate(() => Reflect.get(window, 'seenKeys'))).toContain('Enter 229')
    expect(await pickers()).toEqual([])
    await session.send('Input.insertText', { text: '/he' })
    await desk.chatside.composerHolds('/he')
    await waitFor('the picker once the word stands', async () => (await pickers()).length > 0)
    expect(await desk.wrongs()).toEqual([])
  })
})
