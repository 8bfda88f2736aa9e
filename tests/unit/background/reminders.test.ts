import { beforeEach, describe, expect, test } from 'vitest'
import { createReminders, type ReminderMemory, type ReminderPorts } from '@/entrypoints/background/reminders'
import type { Notice } from '@/storage/repositories/due-follow-ups'
import { newId } from '@/utils/ids'
import { askUi, passTime, T0, useFreshBackground } from '../helpers/background'

useFreshBackground()

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
    let [reach, release] = [(): void => undefined, (): void => undefined]
    const reached = new Promise<void>((resolve) => (reach = resolve))
    const released = new Promise<void>((resolve) => (release = resolve))
    const slow: ReminderPorts = {
      ...ports,
      wakeAt: async (at) => {
        reach()
        if (at === undefined) await released
        alarm = at
      },
    }
    const reminders = createReminders(slow)
    const first = reminders.tick()
    await reached
    await plan(T0 + HOUR_MS)
    const armed = reminders.arm()
    release()
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
