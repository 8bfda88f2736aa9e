import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askUi, passTime, setTime, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const DUE = T0 + HOUR_MS
let contactId = ''

beforeEach(async () => {
  contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
})

const inputOf = (id: string) => ({
  target: { contactId },
  id,
  contactId,
  dueAt: DUE,
  timeZone: 'Europe/Rome',
})

async function plan(more: { rule?: string; condition?: 'no-reply' | 'regardless' } = {}): Promise<string> {
  const id = newId()
  await askUi('followUps.set', { ...inputOf(id), ...more })
  return id
}

async function stored(id: string) {
  return (await database()).followUps.get(id)
}

describe('setting a follow-up', () => {
  test('A reply cancels it unless something else was said', async () => {
    expect(await stored(await plan())).toMatchObject({ condition: 'no-reply', armedAt: T0 })
    expect(await stored(await plan({ condition: 'regardless' }))).toMatchObject({ condition: 'regardless' })
  })

  test.each(['', 'FREQ=SECONDLY', 'FREQ=WEEKLY;BYDAY=XX', 'tomorrow', 'FREQ=DAILY;INTERVAL=0'])(
    'A rule that is none is refused: %j',
    async (rule) => {
      await expect(plan({ rule })).rejects.toMatchObject({ code: 'bad-request' })
      expect(await (await database()).followUps.count()).toBe(0)
    },
  )

  test('Another time, rule or condition arms it anew; a note alone does not', async () => {
    const id = await plan({ condition: 'regardless' })
    setTime(DUE + 1)
    await (await database()).followUps.update(id, { state: 'fired', firedAt: DUE })
    await askUi('followUps.set', { ...inputOf(id), condition: 'regardless', note: 'Call' })
    expect(await stored(id)).toMatchObject({ state: 'fired', armedAt: T0, note: 'Call' })
    await askUi('followUps.set', { ...inputOf(id), note: 'Call' })
    expect(await stored(id)).toMatchObject({ state: 'due', armedAt: DUE + 1, condition: 'no-reply' })
    passTime(5)
    await askUi('followUps.set', { ...inputOf(id), rule: 'FREQ=DAILY' })
    expect(await stored(id)).toMatchObject({ armedAt: DUE + 6, rule: 'FREQ=DAILY', startsAt: DUE })
    await askUi('followUps.set', { ...inputOf(id), dueAt: DUE + DAY_MS })
    expect(await stored(id)).not.toHaveProperty('rule')
    expect(await stored(id)).not.toHaveProperty('startsAt')
  })
})

describe('one that comes back', () => {
  test('goes on when it is done, after now and after its own time', async () => {
    const id = await plan({ rule: 'FREQ=DAILY' })
    expect(await askUi('followUps.done', { id })).toMatchObject({ nextAt: DUE + DAY_MS })
    setTime(DUE + 10 * DAY_MS)
    const { nextAt, undoId } = await askUi('followUps.done', { id })
    expect(nextAt).toBe(DUE + 11 * DAY_MS)
    expect(await stored(id)).toMatchObject({
      state: 'due',
      dueAt: nextAt,
      startsAt: DUE,
      armedAt: DUE + 10 * DAY_MS,
    })
    await askUi('undo', { undoId: undoId! })
    expect(await stored(id)).toMatchObject({ state: 'due', dueAt: DUE + DAY_MS })
    await expectSoundDatabase()
  })

  test('goes on once, though the answer was lost and it is asked again', async () => {
    const id = await plan({ rule: 'FREQ=DAILY' })
    setTime(DUE + 1)
    const first = await askUi('followUps.done', { id })
    passTime(2_000)
    expect(await askUi('followUps.done', { id })).toEqual({ contactId, nextAt: first.nextAt })
    setTime(DUE + DAY_MS + 1)
    expect(await askUi('followUps.done', { id })).toMatchObject({ nextAt: DUE + 2 * DAY_MS })
  })

  test('is over with its series', async () => {
    const id = await plan({ rule: 'FREQ=DAILY;COUNT=2' })
    expect(await askUi('followUps.done', { id })).toMatchObject({ nextAt: DUE + DAY_MS })
    setTime(DUE + 2 * DAY_MS)
    expect(await askUi('followUps.done', { id })).not.toHaveProperty('nextAt')
    expect(await stored(id)).toMatchObject({ state: 'done' })
  })

  test('keeps its series when only one time is put off', async () => {
    const id = await plan({ rule: 'FREQ=WEEKLY' })
    await askUi('followUps.snooze', { id, dueAt: DUE + 5 * HOUR_MS })
    expect(await stored(id)).toMatchObject({ dueAt: DUE + 5 * HOUR_MS, startsAt: DUE })
    expect(await askUi('followUps.done', { id })).toMatchObject({ nextAt: DUE + 7 * DAY_MS })
  })

  test('keeps the hour of the wall when clocks change', async () => {
    const id = await plan({ rule: 'FREQ=MONTHLY' })
    const hour = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', hour: 'numeric', hourCycle: 'h23' })
    for (let month = 0; month < 4; month++) {
      passTime(31 * DAY_MS)
      const { nextAt } = await askUi('followUps.done', { id })
      expect(hour.format(nextAt)).toBe(hour.format(DUE))
    }
  })
})

describe('bringing one back', () => {
  test('One that is done comes back at its time, one that was shown is not shown again', async () => {
    const [early, late] = [await plan(), await plan()]
    setTime(DUE + 1)
    await (await database()).followUps.update(late, { state: 'fired', firedAt: DUE })
    for (const id of [early, late]) {
      await askUi('followUps.done', { id })
      await askUi('followUps.reopen', { id })
    }
    expect(await stored(early)).toMatchObject({
      state: 'due',
      dueAt: DUE,
      alarmAt: DUE,
      condition: 'regardless',
    })
    expect(await stored(late)).toMatchObject({ state: 'fired', dueAt: DUE, firedAt: DUE })
    expect((await stored(late))?.alarmAt).toBeUndefined()
  })

  test('An unknown one, or one in the trash, is not found', async () => {
    const id = await plan()
    await askUi('followUps.remove', { id })
    for (const one of [id, newId()]) {
      await expect(askUi('followUps.reopen', { id: one })).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})
