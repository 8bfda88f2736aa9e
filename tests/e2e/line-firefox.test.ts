import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { FirefoxDesk } from './support/firefox-desk'
import { expectHealthy, openChat, playTheLine } from './support/the-line'

describe('the main job in Firefox', () => {
  let desk: FirefoxDesk

  beforeAll(async () => {
    desk = await FirefoxDesk.start()
  })
  afterAll(() => desk?.close())

  it('goes from an open WhatsApp tab to a follow-up that is done', async () => {
    await playTheLine(desk)
    expect(await desk.wrongs()).toEqual([])
  })

  it('keeps an unfinished note with its chat over a reload of the page', async () => {
    await desk.reload()
    await openChat(desk, 'grace')
    await (await desk.beside()).sees('Grace Whitlock')
    await (await desk.beside()).fill('New note', 'Ask about the ch')
    await desk.reload()
    await openChat(desk, 'grace')
    const beside = await desk.beside()
    await beside.sees('Grace Whitlock')
    await waitFor('the unfinished note', () =>
      beside.evaluate(() => document.querySelector('textarea')?.value === 'Ask about the ch'),
    )
    await expectHealthy(desk)
    expect(await desk.wrongs()).toEqual([])
  })
})
