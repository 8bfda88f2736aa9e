import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { FollowUpCondition } from '@/storage/schema/follow-up'
import type { MessageSighting } from '@/storage/schema/message'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, setTime, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { bareSightingOf, messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DUE = T0 + DAY_MS
const chat = sightingOf()
let contactId = ''

beforeEach(async () => {
  contactId = newId()
  await askUi('contacts.save', { target: { chat }, id: contactId, patch: { company: 'Loja' } })
  passTime(1)
})

async function plan(condition?: FollowUpCondition, rule?: string): Promise<string> {
  const id = newId()
  const input = { target: { contactId }, id, contactId, dueAt: DUE, timeZone: 'UTC' }
  await askUi('followUps.set', { ...input, condition, rule })
  return id
}

async function stored(id: string) {
  return (await database()).followUps.get(id)
}

const see = (...messages: MessageSighting[]) => askPage('page.chatSeen', { chat, messages })
const inAt = (id: string, at: number) => messageOf(id, { at })
const outAt = (id: string, at: number) => messageOf(id, { at, direction: 'out' })

function seeRow(
  over: { lastAt: number; unread?: number; lastDirection?: 'in' | 'out' },
  source: 'model' | 'rows' = 'model',
) {
  const row = { ...chat, unread: 1, lastDirection: 'in' as const, lastAck: 'unknown' as const }
  return askPage('page.chatsSeen', { source, chats: [{ ...row, ...over }] })
}

describe('a message from the customer in the open chat', () => {
  test('cancels what waits for no reply, and nothing else', async () => {
    const ids = [await plan(), await plan('regardless')]
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS))
    expect(await stored(ids[0]!)).toMatchObject({
      state: 'done',
      outcome: 'replied',
      doneAt: T0 + 1 + HOUR_MS,
    })
    expect(await stored(ids[1]!)).toMatchObject({ state: 'due' })
    expect((await askUi('card.get', { contactId })).cancelled).toMatchObject([{ id: ids[0] }])
    expect(await askUi('followUps.cancelled', {})).toMatchObject([{ id: ids[0], contact: { id: contactId } }])
    await expectSoundDatabase()
  })

  test('cancels also what has fired already', async () => {
    const id = await plan()
    setTime(DUE + HOUR_MS)
    await (await database()).followUps.update(id, { state: 'fired' })
    await see(inAt('A', DUE + HOUR_MS))
    expect(await stored(id)).toMatchObject({ outcome: 'replied' })
  })

  test('is none when it is ours, came before, has no time or is not theirs to be sure', async () => {
    await see(inAt('A', T0 - HOUR_MS))
    const id = await plan()
    passTime(HOUR_MS)
    await see(
      inAt('A', T0 - HOUR_MS),
      inAt('B', T0 - MINUTE_MS),
      messageOf('C'),
      outAt('D', T0 + HOUR_MS),
      messageOf('E', { at: T0 + HOUR_MS, direction: 'unknown' }),
      messageOf('F', { at: T0 + HOUR_MS, kind: 'system' }),
    )
    expect(await stored(id)).toMatchObject({ state: 'due' })
  })

  test('that came in the same minute counts when it was not there before, and only then', async () => {
    const minute = Math.floor(T0 / MINUTE_MS) * MINUTE_MS
    setTime(minute + 20_000)
    await see(inAt('known', minute))
    setTime(minute + 30_000)
    const id = await plan()
    setTime(minute + 40_000)
    await see(inAt('known', minute))
    expect(await stored(id)).toMatchObject({ state: 'due' })
    await see(inAt('known', minute), inAt('new', minute))
    expect(await stored(id)).toMatchObject({ outcome: 'replied' })
  })

  test('that was on the screen of a chat without a card when the follow-up was set is no reply', async () => {
    const minute = T0 + HOUR_MS
    setTime(minute + 30_000)
    const other = sightingOf({ lid: '2002', key: 'lid:2002', name: 'Pedro', messageIds: ['P1'] })
    const [id, pedro] = [newId(), newId()]
    const input = { target: { chat: other }, id, contactId: pedro, dueAt: minute + DAY_MS, timeZone: 'UTC' }
    await askUi('followUps.set', input)
    passTime(5_000)
    await askPage('page.chatSeen', { chat: other, messages: [inAt('P1', minute)] })
    expect(await stored(id)).toMatchObject({ state: 'due' })
    expect((await askUi('card.get', { contactId: pedro })).followUps[0]).not.toHaveProperty('onScreen')
    await askPage('page.chatSeen', { chat: other, messages: [inAt('P1', minute), inAt('P2', minute)] })
    expect(await stored(id)).toMatchObject({ outcome: 'replied' })
  })

  test('is told once: seeing it again after the person brought the follow-up back changes nothing', async () => {
    const id = await plan()
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS))
    const { undoId } = await askUi('followUps.reopen', { id })
    expect(undoId).toBeDefined()
    expect(await stored(id)).toMatchObject({ state: 'due', dueAt: DUE, condition: 'regardless' })
    expect((await stored(id))?.outcome).toBeUndefined()
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS), inAt('B', T0 + 2 * HOUR_MS))
    expect(await stored(id)).toMatchObject({ state: 'due' })
    expect(await askUi('followUps.reopen', { id })).toEqual({ contactId })
  })

  test('can be taken back by the history too', async () => {
    const id = await plan()
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS))
    const entries = await (await database()).history.where('rowIds').equals(id).toArray()
    const cancelling = entries.find(({ reason }) => reason === 'followUps.replied')
    await askUi('undo', { undoId: cancelling!.id })
    expect(await stored(id)).toMatchObject({ state: 'due', condition: 'no-reply' })
  })

  test('moves one that comes back on to its next time', async () => {
    const id = await plan('no-reply', 'FREQ=WEEKLY')
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS))
    expect(await stored(id)).toMatchObject({ state: 'due', dueAt: DUE + 7 * DAY_MS, startsAt: DUE })
    await see(inAt('A', T0 + HOUR_MS))
    expect(await stored(id)).toMatchObject({ dueAt: DUE + 7 * DAY_MS })
  })

  test('ends a series that has no next time', async () => {
    const id = await plan('no-reply', 'FREQ=WEEKLY;COUNT=1')
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS))
    expect(await stored(id)).toMatchObject({ state: 'done', outcome: 'replied' })
  })

  test('does not count before a follow-up that was put off', async () => {
    const id = await plan()
    passTime(2 * HOUR_MS)
    await askUi('followUps.snooze', { id, dueAt: DUE + DAY_MS })
    passTime(HOUR_MS)
    await see(inAt('A', T0 + HOUR_MS))
    expect(await stored(id)).toMatchObject({ state: 'due' })
  })

  test('dated ahead of this clock moves nothing beyond it', async () => {
    const id = await plan('reset-on-contact', 'FREQ=DAILY')
    passTime(2 * DAY_MS)
    await see(inAt('A', T0 + 400 * DAY_MS))
    expect((await stored(id))?.dueAt).toBe(T0 + 1 + 3 * DAY_MS)
  })
})

describe('what is reset on contact', () => {
  test('moves a whole interval away from each message, in or out', async () => {
    const id = await plan('reset-on-contact', 'FREQ=DAILY;INTERVAL=3')
    passTime(HOUR_MS)
    await see(outAt('A', T0 + HOUR_MS))
    expect(await stored(id)).toMatchObject({ state: 'due', dueAt: T0 + HOUR_MS + 3 * DAY_MS })
    setTime(T0 + 2 * DAY_MS)
    await see(outAt('A', T0 + HOUR_MS), inAt('B', T0 + 2 * DAY_MS - MINUTE_MS))
    expect(await stored(id)).toMatchObject({ dueAt: T0 + 5 * DAY_MS - MINUTE_MS })
    await see(outAt('A', T0 + HOUR_MS), inAt('B', T0 + 2 * DAY_MS - MINUTE_MS))
    expect(await stored(id)).toMatchObject({ dueAt: T0 + 5 * DAY_MS - MINUTE_MS })
    await expectSoundDatabase()
  })

  test('needs a rule', async () => {
    await expect(plan('reset-on-contact')).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('a message in a chat that is not open', () => {
  test('cancels what waits for no reply', async () => {
    const id = await plan()
    passTime(HOUR_MS)
    await seeRow({ lastAt: T0 + HOUR_MS })
    expect(await stored(id)).toMatchObject({ outcome: 'replied' })
  })

  test('that is ours, or old and seen late, cancels nothing', async () => {
    const id = await plan()
    passTime(HOUR_MS)
    await seeRow({ lastAt: T0 - 20_000 })
    await seeRow({ lastAt: T0 + HOUR_MS, lastDirection: 'out', unread: 0 })
    expect(await stored(id)).toMatchObject({ state: 'due' })
  })

  test('within the minute of the last known one counts when it is another one', async () => {
    const minute = T0 + HOUR_MS
    setTime(minute + 5_000)
    await seeRow({ lastAt: minute, lastDirection: 'out', unread: 0 }, 'rows')
    setTime(minute + 10_000)
    const id = await plan()
    setTime(minute + 20_000)
    await seeRow({ lastAt: minute, lastDirection: 'out', unread: 0 }, 'rows')
    expect(await stored(id)).toMatchObject({ state: 'due' })
    await seeRow({ lastAt: minute }, 'rows')
    expect(await stored(id)).toMatchObject({ outcome: 'replied' })
  })

  test('that was seen before it was set does not count when the chat is looked at again', async () => {
    const minute = T0 + HOUR_MS
    setTime(minute + 5_000)
    await seeRow({ lastAt: minute, unread: 1 }, 'rows')
    setTime(minute + 10_000)
    const id = await plan()
    await seeRow({ lastAt: minute, unread: 1 }, 'rows')
    await seeRow({ lastAt: minute, unread: 0 }, 'rows')
    expect(await stored(id)).toMatchObject({ state: 'due' })
  })

  test('of a private chat, or of one that may be another’s, cancels nothing', async () => {
    const id = await plan()
    passTime(HOUR_MS)
    const bare = bareSightingOf(chat.name)
    const row = { unread: 1, lastAt: T0 + HOUR_MS, lastDirection: 'in' as const, lastAck: 'unknown' as const }
    await askPage('page.chatsSeen', { source: 'rows', chats: [{ ...bare, ...row }] })
    expect(await stored(id)).toMatchObject({ state: 'due' })
    await askUi('card.setPrivate', { chat, isPrivate: true })
    await seeRow({ lastAt: T0 + HOUR_MS })
    expect((await stored(id))?.outcome).toBeUndefined()
  })
})
