import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { NEXT_ALARM, startSweep, SWEEP_ALARM } from '@/entrypoints/background/alarms'
import { setBadge } from '@/entrypoints/background/badge'
import { openNotice, pressNoticeButton } from '@/entrypoints/background/notification-clicks'
import { showNotice, withdrawStale } from '@/entrypoints/background/notifications'
import { browserPorts } from '@/entrypoints/background/reminder-ports'
import { createReminders, type ReminderMemory, type ReminderPorts } from '@/entrypoints/background/reminders'
import { database } from '@/storage/database'
import type { Notice } from '@/storage/repositories/due-follow-ups'
import { changeSettings } from '@/storage/settings'
import { en } from '@/locales/en'
import { browser } from '@/utils/browser'
import { noticeIdOf } from '@/utils/follow-ups/notices'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const realCreate = fakeBrowser.notifications.create
beforeEach(() => {
  fakeBrowser.notifications.create = realCreate
})

const HOUR_MS = 3_600_000
let contactId = ''
let shown: { notice: Notice; isQuiet: boolean }[] = []
let memory: ReminderMemory = { hadDigest: true }
let alarm: number | undefined
let badge = 0

const ports: ReminderPorts = {
  show: async (notice, isQuiet) => void shown.push({ notice, isQuiet }),
  setBadge: async (count) => void (badge = count),
  wakeAt: async (at) => void (alarm = at),
  readQuietHours: async () => ({ quiet: { on: false, from: 0, to: 0 }, timeZone: 'UTC' }),
  memory: { read: async () => memory, write: async (value) => void (memory = value) },
}

beforeEach(async () => {
  shown = []
  memory = { hadDigest: true }
  contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
})

async function plan(dueAt: number, note?: string): Promise<string> {
  const id = newId()
  await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt, timeZone: 'UTC', note })
  return id
}

describe('what is shown', () => {
  test('A follow-up is shown when it is due, not before, and once', async () => {
    const { tick } = createReminders(ports)
    const id = await plan(T0 + HOUR_MS, 'Call')
    await tick()
    expect(shown).toEqual([])
    expect(alarm).toBe(T0 + HOUR_MS)
    passTime(HOUR_MS)
    await tick()
    await tick()
    const notice = {
      id: `${id}:${T0 + HOUR_MS}`,
      items: [{ followUpId: id, contactId, name: 'Maria', note: 'Call' }],
    }
    expect(shown).toEqual([{ notice, isQuiet: false }])
    expect(badge).toBe(1)
    expect(alarm).toBeUndefined()
    expect((await askUi('card.get', { contactId })).followUps).toMatchObject([{ state: 'fired' }])
  })

  test('One that is set in the past fires at once', async () => {
    await plan(T0 - HOUR_MS)
    await createReminders(ports).tick()
    expect(shown).toHaveLength(1)
  })

  test('Up to three come one by one, more in one digest', async () => {
    for (let at = 0; at < 3; at++) await plan(T0)
    await createReminders(ports).tick()
    expect(shown.map(({ notice }) => notice.items.length)).toEqual([1, 1, 1])
    for (let at = 0; at < 4; at++) await plan(T0)
    await createReminders(ports).tick()
    expect(shown.slice(3).map(({ notice }) => notice.items.length)).toEqual([4])
    expect(badge).toBe(7)
  })

  test('After an absence what fell due meanwhile comes in one digest', async () => {
    await createReminders(ports).tick()
    await plan(T0 + HOUR_MS)
    await plan(T0 + 2 * HOUR_MS)
    passTime(8 * HOUR_MS)
    await createReminders(ports).tick()
    expect(shown.map(({ notice }) => notice.items.length)).toEqual([2])
  })

  test('The first digest after installing is quiet, the next one is not', async () => {
    memory = { hadDigest: false }
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < 4; at++) await plan(T0)
      await createReminders(ports).tick()
    }
    expect(shown.map(({ isQuiet }) => isQuiet)).toEqual([true, false])
  })

  test('Quiet hours put off the notification, not the state', async () => {
    const quietPorts: ReminderPorts = {
      ...ports,
      readQuietHours: async () => ({ quiet: { on: true, from: 9 * 60, to: 12 * 60 }, timeZone: 'UTC' }),
    }
    const { tick } = createReminders(quietPorts)
    await plan(T0)
    await tick()
    expect(shown).toEqual([])
    expect(badge).toBe(1)
    expect((await askUi('card.get', { contactId })).followUps).toMatchObject([
      { state: 'fired', firedAt: T0 },
    ])
    expect(alarm).toBe(T0 + 2 * HOUR_MS)
    passTime(2 * HOUR_MS)
    await tick()
    expect(shown).toHaveLength(1)
  })

  test('One that the browser refuses to show does not hold up the others, and is tried again', async () => {
    const ids = [await plan(T0), await plan(T0)]
    let refuses = true
    const failing: ReminderPorts = {
      ...ports,
      show: async (notice, isQuiet) => {
        if (refuses && notice.items[0]?.followUpId === ids[0]) throw new Error('refused')
        await ports.show(notice, isQuiet)
      },
    }
    await expect(createReminders(failing).tick()).rejects.toThrow('refused')
    expect(shown).toHaveLength(1)
    refuses = false
    await createReminders(failing).tick()
    expect(shown).toHaveLength(2)
  })

  test('Undoing "done" arms it again', async () => {
    const id = await plan(T0 + HOUR_MS)
    const { undoId } = await askUi('followUps.done', { id })
    passTime(2 * HOUR_MS)
    const { tick } = createReminders(ports)
    await tick()
    expect(shown).toEqual([])
    await askUi('undo', { undoId: undoId! })
    await tick()
    expect(shown).toHaveLength(1)
  })

  test('A refused notification keeps neither badge nor alarm from being set', async () => {
    await plan(T0)
    await plan(T0 + HOUR_MS)
    const failing: ReminderPorts = { ...ports, show: () => Promise.reject(new Error('refused')) }
    await expect(createReminders(failing).tick()).rejects.toThrow('refused')
    expect(badge).toBe(1)
    expect(alarm).toBe(T0)
  })

  test('Arming sets the alarm to what the database says, and fires nothing', async () => {
    const { arm } = createReminders(ports)
    await plan(T0 + 2 * HOUR_MS)
    await arm()
    expect(alarm).toBe(T0 + 2 * HOUR_MS)
    await plan(T0 - HOUR_MS)
    await arm()
    expect(alarm).toBe(T0 - HOUR_MS)
    expect(shown).toEqual([])
  })

  test('An alarm that was read before something was set never replaces the one after', async () => {
    let [reach, release]: (() => void)[] = []
    const reached = new Promise<void>((resolve) => (reach = resolve))
    const released = new Promise<void>((resolve) => (release = resolve))
    const slow: ReminderPorts = {
      ...ports,
      wakeAt: async (at) => {
        reach?.()
        if (at === undefined) await released
        alarm = at
      },
    }
    const reminders = createReminders(slow)
    const first = reminders.tick()
    await reached
    await plan(T0 + HOUR_MS)
    const armed = reminders.arm()
    release?.()
    await Promise.all([first, armed])
    expect(alarm).toBe(T0 + HOUR_MS)
  })

  test('Two that are asked for at once run one after the other and show nothing twice', async () => {
    await plan(T0)
    const [one, two] = [createReminders(ports), createReminders(ports)]
    await Promise.all([one.tick(), one.tick(), two.tick()])
    expect(new Set(shown.map(({ notice }) => notice.id)).size).toBe(1)
  })
})

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
    await browserPorts.wakeAt(T0 - HOUR_MS)
    expect((await browser.alarms.get(NEXT_ALARM))?.scheduledTime).toBeGreaterThan(T0)
    await browserPorts.wakeAt(undefined)
    expect(await browser.alarms.get(NEXT_ALARM)).toBeUndefined()
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
