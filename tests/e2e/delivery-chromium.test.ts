import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { planFor, replyCancels, shown } from './support/follow-ups'

/** Long enough for an extension to be reloaded meanwhile. */
const SOON_MS = 4_000

describe('follow-ups reach the person, in Chromium', () => {
  let desk: ChromiumDesk

  beforeEach(async () => {
    desk = await ChromiumDesk.start()
  })
  afterEach(() => desk?.close())

  it('though the extension is reloaded before they are due, which takes its alarms away', async () => {
    const plan = await planFor(desk, 'Ana', 'Call back', undefined, Date.now() + SOON_MS)
    await desk.update()
    await shown(desk, plan)
    expect(await desk.notices()).toEqual([`${plan.id}:${plan.dueAt}`])
    expect(await desk.wrongs()).toEqual([])
  })

  it('and leave the screen and the badge when they are done elsewhere', async () => {
    const plan = await planFor(desk, 'Ana', 'Call back')
    await shown(desk, plan)
    await waitFor('the badge', async () => (await desk.badge()) === '1')
    await desk.ask('followUps.done', { id: plan.id })
    await waitFor('no notification', async () => (await desk.notices()).length === 0)
    await waitFor('no badge', async () => (await desk.badge()) === '')
    expect(await desk.wrongs()).toEqual([])
  })

  it('unless the customer writes, in a chat that is not open', async () => {
    await desk.load({ open: 'grace' })
    await replyCancels(desk, 'ana')
    expect(await desk.wrongs()).toEqual([])
  })
})
