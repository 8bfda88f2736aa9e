import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { BackgroundTap } from './support/background-tap'
import { COMPOSER } from './support/chatside-chromium'
import { ChromiumDesk } from './support/chromium-desk'
import { evaluateIn } from './support/chromium-screen'
import { showsPrivateId } from './support/expected-chat'
import { lie, LIES } from './support/module-lies'
import { starterReplies } from '@/utils/templates/starters'

/** How often the page's modules may be asked in a second: it is looked at twenty times, by a few calls each. */
const CALLS_PER_SECOND = 200
const CHANGES = 20

let desk: ChromiumDesk
let tap: BackgroundTap

beforeAll(async () => {
  desk = await ChromiumDesk.start()
  tap = await BackgroundTap.on(desk.chatside.driver)
  await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
})
afterAll(() => desk?.close())

describe.each([
  ['and a view that tells the truth', true],
  ['and no view to go by', false],
])('a page whose model lies, %s', (_, fiber) => {
  it.each(LIES)('because it %s, is neither harmed nor stormed, and writes nothing', async (kind) => {
    const page = await desk.load({ chats: 60, open: 'ana', fiber })
    const beside = await desk.beside()
    await beside.sees('Ana Pérez')
    await evaluateIn(page.mainFrame(), lie, [kind])
    const seconds = await busyPage()
    const calls = await page.evaluate(() => (Reflect.get(window, 'lies') as { calls: number }).calls)
    expect(calls).toBeGreaterThan(0)
    expect(calls).toBeLessThan(CALLS_PER_SECOND * (seconds + 1))
    const shown = (await tap.told('card.forChat', page.url())).map(({ input }) => input.chat.phone ?? '')
    expect(shown.filter(showsPrivateId)).toEqual([])
    expect(showsPrivateId(await beside.frame.locator('body').innerText())).toBe(false)

    await page.locator(COMPOSER).click()
    await page.keyboard.type('still typing')
    await waitFor('the text', async () => (await desk.chatside.composerText())?.endsWith('still typing'))
    await page.evaluate(() => (Reflect.get(window, 'lies') as { restore: () => void }).restore())
    await page.evaluate(() => window.practice.open('joao'))
    await beside.sees('João Cliente')
    expect(await desk.rows('contacts')).toEqual([])
    expect(await desk.rows('messages')).toEqual([])
    expect(await desk.wrongs()).toEqual([])
    await page.close()
  })
})

/** Lets the page switch and receive for a while, a frame apart. @returns how many seconds that took. */
async function busyPage(): Promise<number> {
  const startedAt = performance.now()
  await desk.page.evaluate(async (changes) => {
    const chats = ['grace', 'ana', 'launch'] as const
    for (let turn = 0; turn < changes; turn += 1) {
      await window.practice.open(chats[turn % chats.length] ?? 'ana')
      await window.practice.receive('joao', { text: `Message ${turn}` })
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }, CHANGES)
  return (performance.now() - startedAt) / 1_000
}
