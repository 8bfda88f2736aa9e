import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/storage/limits'
import { dropForgotten } from '@/storage/repositories/clean-up'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import {
  askPage,
  askUi,
  askWorkspace,
  passTime,
  setTime,
  T0,
  useFreshBackground,
} from '../helpers/background'
import { dieAfter } from '../helpers/dying-worker'
import { dump } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const chat = sightingOf()
const group = sightingOf({ kind: 'group', group: '99', key: 'group:99', name: 'Family' })

async function reply(): Promise<string> {
  const id = newId()
  await askUi('replies.save', {
    id,
    shortcut: id.slice(-12),
    title: 'Hello',
    body: 'Hi {{text: Day}}',
    labels: [],
  })
  return id
}

async function card(of: ChatSighting = chat): Promise<string> {
  const { contactId } = await askUi('notes.add', {
    target: { chat: of },
    id: newId(),
    contactId: newId(),
    text: 'x',
  })
  return contactId!
}

type Sent = { insertionId?: string; at?: number; of?: ChatSighting; messageId?: string; isEdited?: boolean }

async function send(replyId: string, { of = chat, at = T0, ...over }: Sent = {}): Promise<void> {
  const input = { insertionId: newId(), replyId, messageId: 'OUT', isEdited: false, ...over }
  await askPage('page.replySent', { ...input, chat: of, at })
}

async function see(at: number, of: ChatSighting = chat, messageId = newId()): Promise<void> {
  await askPage('page.chatSeen', { chat: of, messages: [messageOf(messageId, { at })] })
}

async function sendAt(replyId: string, at: number): Promise<void> {
  setTime(at)
  await send(replyId, { at })
}

async function seeAt(at: number): Promise<void> {
  setTime(at)
  await see(at)
}

async function figures(replyId: string): Promise<ReplyStatistics> {
  return (await askUi('replies.statistics', {})).find(({ id }) => id === replyId)!
}

describe('a use of a reply', () => {
  test('counts when its message was sent, once, and not when it was inserted', async () => {
    const replyId = await reply()
    await card()
    await askPage('page.replyInserted', { replyId, chat, answers: {} })
    expect((await askUi('replies.list', {})).rows).toMatchObject([{ uses: 0 }])
    const insertionId = newId()
    for (let times = 0; times < 3; times++) await send(replyId, { insertionId, at: T0 - 5_000 })
    expect((await askUi('replies.list', {})).rows).toMatchObject([{ uses: 1, lastUsedAt: T0 - 5_000 }])
    expect(await (await database()).replyEvents.toArray()).toMatchObject([
      { id: insertionId, messageId: 'OUT' },
    ])
  })

  test('counts once however often the worker dies in it', async () => {
    const replyId = await reply()
    await card()
    for (let writes = 0; writes < 8; writes++) {
      const insertionId = newId()
      await dieAfter(writes, () => send(replyId, { insertionId }))
      await send(replyId, { insertionId })
      expect(await figures(replyId)).toMatchObject({ uses: writes + 1, measured: writes + 1 })
    }
  })

  test('in a chat without a card, or a private one, counts and names neither chat nor message', async () => {
    const replyId = await reply()
    const hidden = sightingOf({ lid: '2002', key: 'lid:2002', name: 'Secret' })
    await askUi('card.setPrivate', { chat: hidden, isPrivate: true })
    for (const of of [chat, hidden]) {
      const insertionId = newId()
      await send(replyId, { of, insertionId, messageId: 'SECRET-ID' })
      await send(replyId, { of, insertionId, messageId: 'SECRET-ID' })
      await askPage('page.replyInserted', { replyId, chat: of, answers: { day: 'SECRET-DAY' } })
      await askUi('replies.inserted', { replyId, target: { chat: of }, answers: { day: 'SECRET-DAY' } })
    }
    expect(await figures(replyId)).toMatchObject({ uses: 2, measured: 0 })
    const stored = JSON.stringify(await dump())
    // Ids hold any digits: names of chats stand alone.
    expect(stored).not.toMatch(/SECRET|Secret|Maria|(lid:|")(2002|1001)\b/)
    passTime(31 * DAY_MS)
    await dropForgotten()
    expect(await (await database()).replyEvents.count()).toBe(0)
    expect(await figures(replyId)).toMatchObject({ uses: 2 })
  })

  test('of a reply that is not there counts nothing', async () => {
    await card()
    await send(newId())
    expect(await (await database()).replyEvents.count()).toBe(0)
    expect(await (await database()).replyUses.count()).toBe(0)
  })

  test('in a group counts, but waits for no answer', async () => {
    const replyId = await reply()
    await card(group)
    await send(replyId, { of: group })
    await see(T0 + MINUTE_MS, group)
    expect(await figures(replyId)).toMatchObject({ uses: 1, measured: 0 })
  })

  test('lies in no future, whatever the page says', async () => {
    const replyId = await reply()
    await card()
    await send(replyId, { at: T0 + 365 * DAY_MS })
    expect(await figures(replyId)).toMatchObject({ lastUsedAt: T0 })
  })
})

describe('an answer', () => {
  test('within a day counts for the rate, a later one for the time alone, none after seven days', async () => {
    await card()
    const [quick, late, never] = [await reply(), await reply(), await reply()]
    await send(quick)
    await seeAt(T0 + HOUR_MS)
    await sendAt(late, T0 + 2 * HOUR_MS)
    await sendAt(late, T0 + 3 * HOUR_MS)
    await sendAt(late, T0 + 36 * HOUR_MS)
    await seeAt(T0 + 37 * HOUR_MS)
    await sendAt(never, T0 + 38 * HOUR_MS)
    await seeAt(T0 + 10 * DAY_MS)
    expect(await figures(quick)).toMatchObject({ measured: 1, answerRate: 1, medianReplyMs: HOUR_MS })
    expect(await figures(late)).toMatchObject({ measured: 3, answerRate: 1 / 3, medianReplyMs: 34 * HOUR_MS })
    expect(await figures(never)).toMatchObject({ measured: 1, answerRate: 0 })
    expect(await figures(never)).not.toHaveProperty('medianReplyMs')
  })

  test('is waited for a day before the use counts as not answered', async () => {
    const replyId = await reply()
    await card()
    await send(replyId)
    passTime(DAY_MS - 1)
    expect(await figures(replyId)).not.toHaveProperty('answerRate')
    passTime(1)
    expect(await figures(replyId)).toMatchObject({ answerRate: 0 })
  })

  test('in the minute of our message is one only if it came into sight after it', async () => {
    const replyId = await reply()
    await card()
    const minute = T0
    setTime(minute + 10_000)
    await see(minute, chat, 'BEFORE')
    await sendAt(replyId, minute + 20_000)
    setTime(minute + 30_000)
    await see(minute, chat, 'BEFORE')
    expect(await figures(replyId)).not.toHaveProperty('medianReplyMs')
    await see(minute, chat, 'AFTER')
    expect(await figures(replyId)).toMatchObject({ medianReplyMs: 10_000 })
  })

  test('that was recorded before we heard of our message counts', async () => {
    const replyId = await reply()
    await card()
    passTime(MINUTE_MS)
    await see(T0 + 40_001)
    await send(replyId, { at: T0 + 1 })
    expect(await figures(replyId)).toMatchObject({ measured: 1, answerRate: 1, medianReplyMs: 40_000 })
  })

  test('of the person alone counts: not our own message, nor a notice of the system', async () => {
    const replyId = await reply()
    await card()
    await send(replyId)
    const own = messageOf('A', { at: T0 + 60_000, direction: 'out' })
    const notice = messageOf('B', { at: T0 + 60_000, kind: 'system' })
    await askPage('page.chatSeen', { chat, messages: [own, notice, messageOf('C')] })
    expect(await figures(replyId)).not.toHaveProperty('medianReplyMs')
  })

  test('is the first one, in whatever order messages and uses are seen', async () => {
    await card()
    const minutes = fc.uniqueArray(fc.integer({ min: -60, max: 3_000 }), { minLength: 1, maxLength: 6 })
    const order = fc.infiniteStream(fc.nat())
    const property = fc.asyncProperty(
      minutes,
      fc.integer({ min: 0, max: 2_000 }),
      order,
      async (at, sent, swap) => {
        setTime(T0 + 20 * DAY_MS)
        const base = T0 + 14 * DAY_MS
        const person = sightingOf({ lid: newId(), key: 'lid:x', name: newId() })
        await card(person)
        const replyId = await reply()
        const steps = at.map((minute) => () => see(base + minute * MINUTE_MS, person))
        steps.push(() => send(replyId, { of: person, at: base + sent * MINUTE_MS + 1 }))
        const mixed = steps.toSorted(() => ((swap.next().value ?? 0) % 2 === 0 ? 1 : -1))
        for (const step of mixed) await step()
        // One of the same minute was seen weeks later here, so it is an answer of that minute's last moment.
        const replyTimes = at
          .filter((minute) => minute >= sent)
          .map((minute) => (minute === sent ? MINUTE_MS - 2 : (minute - sent) * MINUTE_MS - 1))
        const first = replyTimes.length > 0 ? Math.min(...replyTimes) : undefined
        const { measured, answerRate, medianReplyMs } = await figures(replyId)
        expect(measured).toBe(1)
        expect(answerRate).toBe(first !== undefined && first <= DAY_MS ? 1 : 0)
        expect(medianReplyMs).toBe(first)
      },
    )
    const sameMinute = [[0], 0, fc.stream([0, 0].values())] satisfies [number[], number, fc.Stream<number>]
    await fc.assert(property, { numRuns: 60, examples: [sameMinute] })
  }, 120_000)

  test('is waited for in the rows of one contact: nothing else is read', async () => {
    const replyId = await reply()
    await card()
    const other = sightingOf({ lid: '7', key: 'lid:7', name: 'Other' })
    await card(other)
    await send(replyId)
    await see(T0 + 60_000, other)
    expect(await figures(replyId)).not.toHaveProperty('medianReplyMs')
  })

  test('that can come no more, since the contact was forgotten, is not held against the reply', async () => {
    const replyId = await reply()
    const contactId = await card()
    await send(replyId)
    await askWorkspace('contacts.erase', { contactId })
    passTime(2 * DAY_MS)
    expect(await figures(replyId)).toMatchObject({ uses: 1, measured: 0 })
    expect(await figures(replyId)).not.toHaveProperty('answerRate')
  })
})

describe('what was answered in the form', () => {
  test('is proposed to the same contact the next time, and to nobody else', async () => {
    const replyId = await reply()
    const contactId = await card()
    const render = (of: ChatSighting) =>
      askPage('page.renderReply', { replyId, chat: of, messageIds: [], answers: {} })
    expect((await render(chat)).holes[0]).not.toHaveProperty('initial')
    await askPage('page.replyInserted', { replyId, chat, answers: { day: 'Monday' } })
    expect((await render(chat)).holes).toMatchObject([{ key: 'day', initial: 'Monday' }])
    await askUi('replies.inserted', { replyId, target: { contactId }, answers: { day: 'Tuesday' } })
    expect((await render(chat)).holes).toMatchObject([{ key: 'day', initial: 'Tuesday' }])
    const other = sightingOf({ lid: '7', key: 'lid:7', name: 'Other' })
    await card(other)
    expect((await render(other)).holes[0]).not.toHaveProperty('initial')
  })
})

test('Three replies to one contact within a day are told before another, and only within that day', async () => {
  const replyId = await reply()
  await card()
  const recent = async (): Promise<number | undefined> =>
    (await askPage('page.renderReply', { replyId, chat, messageIds: [], answers: {} })).recentReplies
  await send(replyId)
  await send(replyId)
  expect(await recent()).toBeUndefined()
  passTime(HOUR_MS)
  await send(replyId, { at: T0 + HOUR_MS })
  expect(await recent()).toBe(3)
  passTime(DAY_MS - HOUR_MS + 1)
  expect(await recent()).toBeUndefined()
})
