import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { FirefoxDesk } from './support/firefox-desk'
import { planFor, replyCancels, shown } from './support/follow-ups'

/** Long enough for an extension to be reloaded meanwhile. */
const SOON_MS = 4_000

describe('follow-ups reach the person, in Firefox', () => {
  let desk: FirefoxDesk

  beforeEach(async () => {
    desk = await FirefoxDesk.start()
    await desk.install()
  })
  afterEach(() => desk?.close())

  it('though the extension is reloaded before they are due, and leave the screen when they are done', async () => {
    const plan = await planFor(desk, 'Ana', 'Call back', undefined, Date.now() + SOON_MS)
    await desk.firefox.reloadAddon()
    await shown(desk, plan)
    expect(await desk.notices()).toEqual([`${plan.id}:${plan.dueAt}`])
    await desk.ask('followUps.done', { id: plan.id })
    await waitFor('no notification', async () => (await desk.notices()).length === 0)
  })

  it('unless the customer writes, in a chat that is not open', async () => {
    await desk.load({ open: 'grace' })
    await replyCancels(desk, 'ana')
    expect(await desk.wrongs()).toEqual([])
  })
})
