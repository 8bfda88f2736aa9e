import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import type { Desk } from './support/desk'
import { fillCard, insertReply } from './support/the-line'
import { chromiumTypist, firefoxTypist } from './support/typists'

const BROWSERS = [
  ['Chromium', chromiumTypist],
  ['Firefox', firefoxTypist],
] as const
const THANKS = '00000000-0000-4000-8000-0000000000c1'
const UNUSED = '00000000-0000-4000-8000-0000000000c2'
const BODY = 'Thank you for your order, it leaves today.'

/** @returns what stands in the row of that reply, cell by cell. */
function cellsOf(title: string): string[] {
  const row = [...document.querySelectorAll('tbody tr')].find(({ textContent }) =>
    textContent.includes(title),
  )
  return [...(row?.querySelectorAll('td') ?? [])].slice(0, 4).map(({ textContent }) => textContent.trim())
}

describe.each(BROWSERS)('the statistics of replies, in %s', (_name, start) => {
  let desk: Desk

  beforeAll(async () => {
    desk = (await start()).desk
    await desk.load({ open: 'ana' })
    const reply = { title: 'Order thanks', body: BODY, labels: [] }
    await desk.ask('replies.save', { ...reply, id: THANKS, shortcut: 'thanks' })
    await desk.ask('replies.save', { ...reply, id: UNUSED, shortcut: 'other', title: 'Never used' })
    await fillCard(desk, 'Anita')
  })
  afterAll(() => desk?.close())

  it('tell of what was sent and answered, and not of what was only inserted', async () => {
    await insertReply(desk, '/thanks', BODY)
    const own = await desk.openOwn('#/reply-statistics')
    await own.sees('Order thanks')
    expect(await own.evaluate(cellsOf, 'Order thanks')).toEqual(['Order thanks thanks', '0', '–', '–'])
    await desk.typeMessage('')
    await desk.pressInPage('Enter')
    await waitFor('the use', async () => (await desk.rows('replyUses')).length === 1)
    const [event] = await desk.rows<{ at: number }>('replyEvents')
    // WhatsApp's times are whole seconds: an answer in the very second of the message is none that a person wrote.
    await waitFor('the next second', () => Date.now() >= (event?.at ?? 0) + 1_000)
    await desk.inPage(() => window.practice.receive('ana', { text: 'Great, thanks!' }))
    await waitFor('the answer', async () => {
      const [answered] = await desk.rows<{ answeredAt?: number }>('replyEvents')
      return answered?.answeredAt !== undefined
    })
    const shown = await desk.openOwn('#/reply-statistics')
    await shown.sees('100%')
    const cells = await shown.evaluate(cellsOf, 'Order thanks')
    expect(cells.slice(1, 3)).toEqual(['1', '100%'])
    expect(cells[3]).not.toBe('–')
    expect(await shown.evaluate(cellsOf, 'Never used')).toEqual(['Never used other', '0', '–', '–'])
  })

  it('let one put a reply aside and offer it again', async () => {
    const own = await desk.openOwn('#/reply-statistics')
    await own.click('Put “Never used” aside')
    await own.sees('“Never used” put aside')
    await own.click('Offer “Never used” again')
    await own.seesNo('put aside')
    await own.click('To retire (0)')
    await own.sees('Nothing here. Well done.')
    const wrongs = await desk.wrongs()
    expect(wrongs.filter((wrong) => !/^sent .*"via":"enter","trusted":true/.test(wrong))).toEqual([])
  })
})
