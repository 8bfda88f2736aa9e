import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FollowUp } from '../../storage/schema/follow-up'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { planFor, planned, pressNoticeButton } from './support/follow-ups'
import { fallDue } from './support/the-line'

const HOUR_MS = 3_600_000
const DONE_BUTTON = 0
const SNOOZE_BUTTON = 1

describe('follow-ups that fall due, in Chromium', () => {
  let desk: ChromiumDesk

  beforeEach(async () => {
    desk = await ChromiumDesk.start()
  })
  afterEach(() => desk?.close())

  it('are done by the first button of the notification and put off by the second', async () => {
    const { id, contactId, dueAt } = await planFor(desk, 'Ana Pérez', 'Call back')
    await fallDue(desk, id)
    await waitFor('the badge', async () => (await desk.badge()) === '1')
    const before = Date.now()
    await pressNoticeButton(desk, `${id}:${dueAt}`, SNOOZE_BUTTON)
    const snoozed = await waitFor('the snooze', async () => {
      const row = await planned(desk, id)
      return row?.state === 'due' && row
    })
    expect(snoozed.dueAt - before).toBeGreaterThanOrEqual(HOUR_MS)
    expect(await desk.notices()).toEqual([])
    await waitFor('the empty badge', async () => (await desk.badge()) === '')

    await desk.ask('followUps.snooze', { id, dueAt: Date.now() + 200 })
    const again = await fallDue(desk, id)
    await pressNoticeButton(desk, `${id}:${again.dueAt}`, DONE_BUTTON)
    await waitFor('the end', async () => (await planned(desk, id))?.state === 'done')
    expect((await desk.ask('card.get', { contactId })).followUps).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })

  it('open WhatsApp and the chat when the notification is clicked and WhatsApp is closed', async () => {
    const { id } = await planFor(desk, 'Grace Whitlock', 'Chairs', '+447700900381')
    const { dueAt } = await fallDue(desk, id)
    await desk.clickNotice(`${id}:${dueAt}`)
    const page = await desk.whatsAppTab()
    await waitFor('the chat', () => page.evaluate(() => window.practice.openChat()?.known === 'grace'))
    expect(await desk.wrongs()).toEqual([])
  })

  it('make one notification when there are more than three, and the badge counts them', async () => {
    const dueAt = Date.now() + 5_000
    const all: string[] = []
    for (const name of ['Ana', 'Bo', 'Cleo', 'Dag', 'Eve']) {
      all.push((await planFor(desk, name, `For ${name}`, undefined, dueAt)).id)
    }
    await fallDue(desk, all[0] ?? '')
    await waitFor('the badge', async () => (await desk.badge()) === '5')
    const shown = await desk.notices()
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatch(/^digest:/)
    const rows = await desk.rows<FollowUp>('followUps')
    expect(rows.map(({ state }) => state)).toEqual(all.map(() => 'fired'))
    expect(await desk.wrongs()).toEqual([])
  })

  it('wait without a notification in quiet hours, yet are counted', async () => {
    const now = new Date()
    const minute = now.getHours() * 60 + now.getMinutes()
    const quietHours = { on: true, from: (minute + 1440 - 60) % 1440, to: (minute + 60) % 1440 }
    await desk.ask('settings.set', { patch: { quietHours } })
    const { id } = await planFor(desk, 'Ana Pérez', 'Call back')
    await fallDue(desk, id)
    await waitFor('the badge', async () => (await desk.badge()) === '1')
    expect(await desk.notices()).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })
})
