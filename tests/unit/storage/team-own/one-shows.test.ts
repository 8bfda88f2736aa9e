import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isNoticeDue } from '@/storage/repositories/due-follow-ups'
import { finishFollowUp, snoozeFollowUp } from '@/storage/repositories/follow-ups'
import type { RowOf } from '@/storage/rows'
import { newId } from '@/utils/ids'
import { noticeIdOf } from '@/utils/follow-ups/notices'
import { passTime, setTime, T0, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { type Death, Device, Server } from './devices'
import { HOUR_MS } from './support'

useFreshBackground()

const contact: RowOf<'contacts'> = {
  id: newId(),
  kind: 'person',
  name: 'Maria',
  custom: {},
  tags: {},
  createdAt: T0,
  updatedAt: T0,
}

function dueAt(at: number): RowOf<'followUps'> {
  const times = { dueAt: at, armedAt: T0, createdAt: T0, updatedAt: T0 }
  return {
    id: newId(),
    contactId: contact.id,
    timeZone: 'UTC',
    condition: 'regardless',
    state: 'due',
    ...times,
  }
}

let server = new Server()
let laptop = new Device('laptop', 'ann', server)
let desktop = new Device('desktop', 'ann', server)
let followUp = dueAt(T0)

async function meet(dues: readonly RowOf<'followUps'>[], devices: readonly Device[]): Promise<void> {
  for (const device of devices) await device.join(contact, dues)
}

beforeEach(async () => {
  server = new Server()
  laptop = new Device('laptop', 'ann', server)
  desktop = new Device('desktop', 'ann', server)
  followUp = dueAt(T0)
  await meet([followUp], [laptop, desktop])
})

describe('of two devices of a person', () => {
  test('one shows it, however close they are', async () => {
    await laptop.tick()
    await desktop.tick()
    expect([laptop.shown, desktop.shown]).toEqual([[followUp.id], []])
    // The other hears of it before its minute is over.
    await laptop.push()
    passTime(30_000)
    await desktop.sync()
    expect(await desktop.row(followUp.id)).toMatchObject({ state: 'fired' })
    passTime(HOUR_MS)
    await desktop.tick()
    expect(desktop.shown).toEqual([])
    expect([laptop.badge, desktop.badge]).toEqual([1, 1])
    await desktop.with(expectSoundDatabase)
  })

  test('the other is woken in a minute, and shows it when the first one died meanwhile', async () => {
    await laptop.tick(0)
    await desktop.tick()
    expect([laptop.shown, desktop.shown]).toEqual([[], []])
    expect(desktop.alarm).toBe(T0 + 60_000)
    passTime(59_000)
    await desktop.tick()
    expect(desktop.shown).toEqual([])
    passTime(1_000)
    await desktop.tick()
    expect(desktop.shown).toEqual([followUp.id])
    await desktop.with(expectSoundDatabase)
  })

  test('the first one does not show it when it lives again after that', async () => {
    await laptop.tick('before')
    await desktop.tick()
    passTime(60_000)
    await desktop.tick()
    await desktop.push()
    await laptop.tick()
    expect([laptop.shown, desktop.shown]).toEqual([[], [followUp.id]])
    await laptop.with(expectSoundDatabase)
  })

  test('two others do not both show it in its place', async () => {
    const phone = new Device('phone', 'ann', server)
    await meet([followUp], [laptop, desktop, phone])
    await laptop.tick(0)
    await desktop.tick()
    await phone.tick()
    passTime(60_000)
    await desktop.tick()
    await phone.tick()
    expect([...desktop.shown, ...phone.shown]).toEqual([followUp.id])
  })

  test('one that asks when the five seconds are over waits for the news of the first one', async () => {
    await laptop.tick()
    passTime(6_000)
    await desktop.tick()
    expect(desktop.shown).toEqual([])
    await laptop.push()
    passTime(60_000)
    await desktop.tick()
    expect([laptop.shown, desktop.shown]).toEqual([[followUp.id], []])
  })

  test('each shows it while the server is not reached', async () => {
    laptop.isOnline = false
    desktop.isOnline = false
    await laptop.tick()
    await desktop.tick()
    expect([laptop.shown, desktop.shown]).toEqual([[followUp.id], [followUp.id]])
  })

  test('one that wakes much later fetches first what the other has shown', async () => {
    await laptop.tick()
    await laptop.push()
    passTime(8 * HOUR_MS)
    await desktop.tick()
    expect(desktop.shown).toEqual([])
    expect(desktop.badge).toBe(1)
  })

  test('what is shown is withdrawn when it is done, or put off, on the other', async () => {
    await laptop.tick()
    await laptop.push()
    const noticeId = noticeIdOf(followUp)
    const isDue = (): Promise<boolean> => laptop.with(() => isNoticeDue(followUp.id, noticeId))
    await laptop.sync()
    expect(await isDue()).toBe(true)
    await desktop.sync()
    await desktop.with(() => snoozeFollowUp(followUp.id, T0 + HOUR_MS))
    await desktop.push()
    await laptop.sync()
    expect(await isDue()).toBe(false)
    setTime(T0 + HOUR_MS)
    await desktop.tick()
    expect([laptop.shown, desktop.shown]).toEqual([[followUp.id], [followUp.id]])
    await desktop.with(() => finishFollowUp(followUp.id))
    await desktop.push()
    await laptop.tick()
    expect(laptop.shown).toEqual([followUp.id])
    expect(laptop.badge).toBe(0)
  })

  test('one that was put off elsewhere while it was claimed here is shown at its new time', async () => {
    await laptop.tick('before')
    server.rows.set(followUp.id, { state: 'due', dueAt: T0 + HOUR_MS })
    await laptop.sync()
    await laptop.tick()
    expect(laptop.shown).toEqual([])
    setTime(T0 + HOUR_MS)
    await laptop.tick()
    expect(laptop.shown).toEqual([followUp.id])
    await laptop.with(expectSoundDatabase)
  })

  test('one in its quiet hours leaves it to the other, and does not come with it when they end', async () => {
    laptop.quiet = { on: true, from: 9 * 60, to: 12 * 60 }
    await laptop.tick()
    await laptop.push()
    expect(laptop.badge).toBe(1)
    expect(laptop.alarm).toBe(T0 + 2 * HOUR_MS)
    await desktop.tick()
    expect(desktop.shown).toEqual([followUp.id])
    await desktop.push()
    setTime(T0 + 2 * HOUR_MS)
    await laptop.tick()
    expect(laptop.shown).toEqual([])
    await laptop.with(expectSoundDatabase)
  })

  test('both in their quiet hours: one shows it when they end', async () => {
    for (const device of [laptop, desktop]) device.quiet = { on: true, from: 9 * 60, to: 12 * 60 }
    await laptop.tick()
    await desktop.tick()
    setTime(T0 + 2 * HOUR_MS)
    await desktop.tick()
    await laptop.tick()
    await desktop.push()
    passTime(61_000)
    await laptop.tick()
    expect([...laptop.shown, ...desktop.shown]).toEqual([followUp.id])
  })
})

/** `wait`: how long after the step before (ms). Pushes come at once, or just after the next step. */
type Step = { device: number; wait: number; isLatePush: boolean; death?: Death; flips?: boolean }

function threeDevices(): Device[] {
  return ['one', 'two', 'three'].map((name) => new Device(name, name === 'three' ? 'ben' : 'ann', server))
}

test('While all are online each is shown once, by one of all devices of all people', async () => {
  const step = fc.record<Step>({
    device: fc.nat(2),
    wait: fc.constantFrom(0, 500, 2_000, 4_000),
    isLatePush: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      setTime(T0)
      server = new Server()
      const [devices, dues] = [threeDevices(), [dueAt(T0), dueAt(T0 + 3_000), dueAt(T0 + 9_000)]]
      await meet(dues, devices)
      let late: Device | undefined
      for (const { device, wait, isLatePush } of steps) {
        passTime(wait)
        const one = devices[device]!
        await one.tick()
        await late?.push()
        late = isLatePush && wait < 4_000 ? one : undefined
        if (late === undefined) await one.push()
      }
      await late?.push()
      setTime(T0 + 90_000)
      for (const one of devices) {
        await one.tick()
        await one.push()
      }
      const shown = devices.flatMap((one) => one.shown)
      expect(shown.toSorted()).toEqual(dues.map(({ id }) => id).toSorted())
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('Whatever dies or is cut off, each is shown by somebody', async () => {
  // A worker that has died still says so.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const step = fc.record<Step>(
    {
      device: fc.nat(2),
      wait: fc.constantFrom(0, 2_000, 30_000, 70_000),
      isLatePush: fc.boolean(),
      death: fc.oneof(fc.constantFrom<Death>('before', 'after'), fc.nat(4)),
      flips: fc.boolean(),
    },
    { requiredKeys: ['device', 'wait', 'isLatePush'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      setTime(T0)
      server = new Server()
      const [devices, dues] = [threeDevices(), [dueAt(T0), dueAt(T0 + 30_000)]]
      await meet(dues, devices)
      for (const { device, wait, isLatePush, death, flips } of steps) {
        passTime(wait)
        const one = devices[device]!
        if (flips === true) one.isOnline = !one.isOnline
        await one.tick(death)
        if (!isLatePush) await one.push()
      }
      // At last one of them is there, and lives.
      passTime(120_000)
      for (let round = 0; round < 2; round++) {
        await devices[0]!.tick()
        passTime(61_000)
      }
      const shown = new Set(devices.flatMap((one) => one.shown))
      expect([...shown].toSorted()).toEqual(dues.map(({ id }) => id).toSorted())
      for (const one of devices) await one.with(expectSoundDatabase)
    }),
    { numRuns: 20 },
  )
}, 120_000)
