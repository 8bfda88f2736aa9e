import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FirefoxDesk } from './support/firefox-desk'
import { playTheLine } from './support/the-line'

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
})
