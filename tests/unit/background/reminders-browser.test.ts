import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { lookSoon, NEXT_ALARM, startSweep, SWEEP_ALARM } from '@/entrypoints/background/alarms'
import { setBadge } from '@/entrypoints/background/badge'
import { openNotice, pressNoticeButton } from '@/entrypoints/background/notification-clicks'
import { showNotice, withdrawStale } from '@/entrypoints/background/notifications'
import { browserPorts } from '@/entrypoints/background/reminder-ports'
import { createReminders, type ReminderPorts } from '@/entrypoints/background/reminders'
import { database } from '@/storage/database'
import type { Notice } from '@/storage/repositories/due-follow-ups'
import { changeSettings } from '@/storage/change-settings'
import { en } from '@/locales/en'
import { browser } from '@/utils/browser'
import { noticeIdOf } from '@/utils/follow-ups/notices'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const realCreate = fakeBrowser.notifications.create
const HOUR_MS = 3_600_000
let contactId = ''

const ports: ReminderPorts = {
  ...browserPorts,
  show: async () => undefined,
  readQuietHours: async () => ({ quiet: { on: false, from: 0, to: 0 }, timeZone: 'UTC' }),
}

beforeEach(async () => {
  fakeBrowser.notifications.create = realCreate
  contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
})

async function plan(dueAt: number): Promise<string> {
  const id = newId()
  await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt, timeZone: 'UTC' })
  return id
}

/** Stands in for the browser's notifications, which may refuse what they do not know. */
function spyOnCreate(check: (options: object) => void = () => undefined) {
  const create = vi.fn(async (_id: string, options: object) => {
    check(options)
    return ''
  })
  fakeBrowser.notifications.create = create as never
  return create
}

describe('in the browser', () => {
  const single: Notice = {
    id: `${newId()}:1`,
    items: [{ followUpId: newId(), contactId: '', name: 'Maria' }],
  }

  test('A notification has two buttons where the browser takes them', async () => {
    const create = spyOnCreate()
    await showNotice(single, true)
    expect(create).toHaveBeenCalledOnce()
    expect(create.mock.calls[0]).toMatchObject([
      single.id,
      {
        title: 'Maria',
        message: 'Time to follow up',
        silent: true,
        buttons: [{ title: 'Done' }, { title: expect.stringMatching(/Snooze 1 h/) }],
      },
    ])
  })

  test('A browser that throws on what it does not know gets a plain one', async () => {
    const create = spyOnCreate((options) => {
      if ('buttons' in options) throw new TypeError('Property "buttons" is unsupported by Firefox')
    })
    await showNotice(single, false)
    expect(create.mock.calls[1]?.[1]).toEqual({
      type: 'basic',
      iconUrl: expect.stringContaining('/icon/128.png'),
      title: 'Maria',
      message: 'Time to follow up',
    })
  })

  test('A digest counts and names, a long one not everybody', async () => {
    const create = spyOnCreate()
    const items = Array.from({ length: 6 }, (_, at) => ({
      followUpId: newId(),
      contactId: '',
      name: at === 0 ? '' : `N${at}`,
    }))
    await showNotice({ id: 'digest:1', items }, false)
    expect(create.mock.calls[0]?.[1]).toMatchObject({
      title: '6 follow-ups are due',
      message: `${en['notify.noName']}, N1, N2, N3, and 2 more`,
    })
  })

  test('A notification of what was done or put off elsewhere is taken back, the others stay', async () => {
    const ids = [await plan(T0), await plan(T0), await plan(T0)]
    await createReminders({ ...ports, show: showNotice }).tick()
    await askUi('followUps.done', { id: ids[0]! })
    await askUi('followUps.snooze', { id: ids[1]!, dueAt: T0 + HOUR_MS })
    await withdrawStale(ids)
    expect(Object.keys(await browser.notifications.getAll())).toEqual([
      noticeIdOf({ id: ids[2]!, dueAt: T0 }),
    ])
  })

  test('The buttons finish a follow-up or put it off by an hour', async () => {
    const ids = [await plan(T0), await plan(T0)]
    await createReminders(ports).tick()
    await pressNoticeButton(noticeIdOf({ id: ids[0]!, dueAt: T0 }), 0)
    await pressNoticeButton(noticeIdOf({ id: ids[1]!, dueAt: T0 }), 1)
    const rows = await (await database()).followUps.bulkGet(ids)
    expect(rows).toMatchObject([{ state: 'done' }, { state: 'due', dueAt: T0 + HOUR_MS }])
  })

  test('The buttons put off one time of a series, and finish one', async () => {
    const id = newId()
    const target = { contactId }
    const input = { target, id, contactId, dueAt: T0, timeZone: 'UTC', rule: 'FREQ=DAILY' }
    await askUi('followUps.set', input)
    const { tick } = createReminders(ports)
    await tick()
    await pressNoticeButton(noticeIdOf({ id, dueAt: T0 }), 1)
    const stored = async () => (await database()).followUps.get(id)
    expect(await stored()).toMatchObject({ state: 'due', dueAt: T0 + HOUR_MS, startsAt: T0 })
    passTime(HOUR_MS)
    await tick()
    expect(await stored()).toMatchObject({ state: 'fired' })
    await pressNoticeButton(noticeIdOf({ id, dueAt: T0 + HOUR_MS }), 0)
    expect(await stored()).toMatchObject({ state: 'due', dueAt: T0 + 24 * HOUR_MS })
    expect(await browser.notifications.getAll()).toEqual({})
  })

  test('A click on a digest opens the list of what is due', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create')
    await openNotice('digest:1')
    expect(create.mock.calls[0]?.[0]).toMatchObject({
      url: expect.stringContaining('/workspace.html#/today'),
    })
  })

  test('The alarms are set: one for the next, never in the past, and one each minute', async () => {
    await browserPorts.wakeAt(T0 + HOUR_MS)
    await startSweep()
    expect(await browser.alarms.get(NEXT_ALARM)).toMatchObject({ scheduledTime: T0 + HOUR_MS })
    expect(await browser.alarms.get(SWEEP_ALARM)).toMatchObject({ periodInMinutes: 1 })
    const create = vi.spyOn(fakeBrowser.alarms, 'create')
    await browserPorts.wakeAt(T0 + HOUR_MS)
    expect(create).not.toHaveBeenCalledWith(NEXT_ALARM, expect.anything())
    await browserPorts.wakeAt(T0 - HOUR_MS)
    expect((await browser.alarms.get(NEXT_ALARM))?.scheduledTime).toBeGreaterThan(T0)
    await browserPorts.wakeAt(undefined)
    expect(await browser.alarms.get(NEXT_ALARM)).toBeUndefined()
  })

  test('A worker that lives looks on time, at the newest time it was told, and never at what is past', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const looks: string[] = []
      lookSoon(T0 + 2_000, () => looks.push('given up'))
      lookSoon(T0 + 5_000, () => looks.push('on time'))
      vi.advanceTimersByTime(4_999)
      expect(looks).toEqual([])
      vi.advanceTimersByTime(1)
      expect(looks).toEqual(['on time'])
      for (const at of [T0 - 1, T0 + HOUR_MS, undefined]) lookSoon(at, () => looks.push(`not for ${at}`))
      vi.advanceTimersByTime(HOUR_MS)
      expect(looks).toEqual(['on time'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('A follow-up is answered for only once the alarm is set that wakes the worker for it', async () => {
    const create = fakeBrowser.alarms.create
    const events: string[] = []
    fakeBrowser.alarms.create = (async (name: string, info: object) => {
      await (await database()).meta.count()
      events.push(name)
      await create(name, info)
    }) as never
    const id = await plan(T0 + HOUR_MS)
    events.push('set')
    await askUi('followUps.snooze', { id, dueAt: T0 + 3 * HOUR_MS })
    events.push('snoozed')
    await askUi('followUps.done', { id })
    await askUi('followUps.reopen', { id })
    events.push('reopened')
    fakeBrowser.alarms.create = create
    expect(events.filter((event) => event !== SWEEP_ALARM)).toEqual([
      'next',
      'set',
      'next',
      'snoozed',
      'next',
      'reopened',
    ])
    expect(await browser.alarms.get(NEXT_ALARM)).toMatchObject({ scheduledTime: T0 + 3 * HOUR_MS })
  })

  test('A sweep that a clock set back has left far ahead is set again', async () => {
    await browser.alarms.create(SWEEP_ALARM, { when: T0 + HOUR_MS, periodInMinutes: 1 })
    const create = vi.spyOn(fakeBrowser.alarms, 'create')
    await startSweep()
    expect(create).toHaveBeenCalledWith(SWEEP_ALARM, { periodInMinutes: 1 })
    await browser.alarms.create(SWEEP_ALARM, { when: T0 + 60_000, periodInMinutes: 1 })
    create.mockClear()
    await startSweep()
    expect(create).not.toHaveBeenCalled()
  })

  test('The badge counts what is due and who has waited for too long', async () => {
    await askUi('contacts.save', { target: { contactId }, id: newId(), patch: { grade: 'A' } })
    const chat = sightingOf()
    await askUi('card.link', { chat, contactId })
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 - 2 * HOUR_MS })] })
    await browserPorts.setBadge(2)
    expect(fakeBrowser.action.setBadgeText).toHaveBeenLastCalledWith({ text: '3' })
  })

  test('What must outlive the browser is kept, and what is not valid counts as nothing', async () => {
    expect(await browserPorts.memory.read()).toEqual({ hadDigest: false })
    await browserPorts.memory.write({ lastAt: T0, hadDigest: true })
    expect(await browserPorts.memory.read()).toEqual({ lastAt: T0, hadDigest: true })
    await browser.storage.local.set({ reminders: 'broken' })
    expect(await browserPorts.memory.read()).toEqual({ hadDigest: false })
  })

  test('Quiet hours come from the settings', async () => {
    await changeSettings(() => ({ quietHours: { on: true, from: 60, to: 120 } }))
    expect((await browserPorts.readQuietHours()).quiet).toEqual({ on: true, from: 60, to: 120 })
  })

  test('The badge shows how many, nothing for none, and no more than 99', async () => {
    for (const count of [0, 5, 120]) await setBadge(count)
    const texts = vi.mocked(fakeBrowser.action.setBadgeText).mock.calls.map(([{ text }]) => text)
    expect(texts).toEqual(['', '5', '99+'])
  })
})
