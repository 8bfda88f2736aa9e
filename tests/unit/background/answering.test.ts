import { beforeEach, describe, expect, test, vi } from 'vitest'
import { writeTeamSession } from '@/storage/sync/team-session'
import { askPage, askUi, passTime } from '../helpers/background'
import { bareSightingOf, sightingOf } from '../helpers/sightings'
import { keyOf, locks, MARIA, say, useAnsweringTeam } from './support/answering-team'
import { line } from './support/fake-line'

vi.mock('@/storage/sync/live', async () => (await import('./support/fake-line')).fakeLive)

const stage = useAnsweringTeam()

let rests = 1

describe('what the person does in a chat', () => {
  test('Goes to the team as a lock: while typing, after sending, and no more once the chat was left', async () => {
    expect(await say('looking')).toEqual({ state: 'free' })
    expect(locks()).toEqual([])
    expect(await say('typing')).toEqual({ state: 'mine' })
    await say('left')
    await say('typing')
    await say('sent')
    await say('left')
    // By the number, and by the private id.
    const chats = [...new Set(locks().map(({ chat }) => chat))]
    expect(chats).toHaveLength(2)
    for (const one of chats) {
      const states = locks().flatMap(({ chat, state }) => (chat === one ? [state] : []))
      expect(states).toEqual(['typing', 'drop', 'typing', 'hold'])
    }
    expect(line.wanted).toBeGreaterThanOrEqual(locks().length)
  })

  test('Names the customer by a keyed hash, the same in every account, and another one in another team', async () => {
    const key = await keyOf(MARIA)
    expect(key).toMatch(/^[\w-]{43}$/)
    const { lid: _, ...byPhoneAlone } = MARIA
    expect(await keyOf({ ...byPhoneAlone, account: 'phone:+34600000000', name: 'Mary', key: 'x' })).toBe(key)
    expect(await keyOf(sightingOf())).not.toBe(key)
    // Never the digits of one for the number of the other.
    const digits = '5511987654321'
    expect(await keyOf(sightingOf({ lid: digits }))).not.toBe(
      await keyOf(sightingOf({ phone: `+${digits}` })),
    )
    await writeTeamSession({ ...stage.session, ws: { id: 'another', name: 'Team' } })
    expect(await keyOf(MARIA)).not.toBe(key)
    expect(JSON.stringify(line.sent)).not.toContain('987654321')
  })

  test.each([
    ['known by its number', MARIA],
    ['known by its private id', sightingOf()],
    ['known by a bare name', bareSightingOf('Maria Silva')],
    ['that is a group', sightingOf({ kind: 'group', group: '99', key: 'group:99', name: 'Family' })],
  ])('Of a private chat %s nothing goes out, by no way', async (_what, chat) => {
    // Until then it did, but for a name that may be anybody's.
    expect(await keyOf(chat)).toHaveLength(chat.key.startsWith('name:') ? 0 : 43)
    line.wanted = 0
    await askUi('card.setPrivate', { chat, isPrivate: true })
    for (const isOpen of [true, false]) {
      line.isOpen = isOpen
      for (const doing of ['looking', 'typing', 'sent', 'typing', 'left'] as const)
        expect(await say(doing, chat)).toEqual({ state: 'off' })
    }
    expect([line.sent, stage.asked, line.wanted]).toEqual([[], [], 0])
  })

  test('A chat made private while it is held is not even let go of', async () => {
    await say('typing')
    line.sent = []
    await askUi('card.setPrivate', { chat: MARIA, isPrivate: true })
    await say('left')
    expect(line.sent).toEqual([])
  })

  test('Of a chat with oneself, and of one that is known by its name alone, nothing goes out', async () => {
    for (const chat of [sightingOf({ kind: 'self' }), bareSightingOf('Maria')])
      for (const doing of ['looking', 'typing', 'sent'] as const)
        expect(await say(doing, chat)).toEqual({ state: 'off' })
    expect(line.sent).toEqual([])
  })

  test.each([
    ['without a team', undefined],
    ['who only looks on', { role: 'viewer' as const }],
    ['whose device was let go', { isOver: true as const }],
  ])('Is nobody’s business of somebody %s', async (_who, over) => {
    expect(await askPage('page.hello', {})).toMatchObject({ hasTeam: true })
    await writeTeamSession(over && { ...stage.session, ...over })
    expect(await askPage('page.hello', {})).not.toHaveProperty('hasTeam')
    for (const doing of ['looking', 'typing', 'sent', 'left'] as const)
      expect(await say(doing)).toEqual({ state: 'off' })
    expect([line.sent, stage.asked, line.wanted]).toEqual([[], [], 0])
  })
})

describe('without a line', () => {
  beforeEach(() => {
    line.isOpen = false
  })

  test('The lock is asked for by a request', async () => {
    const lock = { chat: 'x', device: 'd-ana', user: { id: 'u-ana', name: 'Ana' }, until: 9, fence: 3 }
    stage.reply = async () => {
      const { chat } = stage.asked.at(-1)!.body
      return Response.json({ lock: { ...lock, chat }, isYours: false })
    }
    expect(await say('typing')).toMatchObject({ state: 'taken', name: 'Ana' })
    const typing = { url: 'https://team.example/v1/locks', body: { state: 'typing' } }
    expect(stage.asked).toMatchObject([typing, typing])
    expect(new Set(stage.asked.map(({ body }) => body.chat)).size).toBe(2)
    stage.reply = async () => Response.json({ lock: null, isYours: false })
    passTime(6_000)
    expect(await say('typing')).toEqual({ state: 'mine' })
  })

  test.each([
    ['is not reached', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is busy', async () => Response.json({ code: 'TOO_MANY' }, { status: 429 })],
    ['is not ours', async () => new Response('<html>', { status: 502 })],
    ['says what nobody understands', async () => Response.json({ lock: { chat: 'x' } })],
  ])('A server that %s is unknown, and left alone for a while', async (_what, reply) => {
    vi.useFakeTimers({ toFake: ['performance'] })
    // Whatever rested before has rested enough.
    vi.advanceTimersByTime(60_000 * ++rests)
    stage.reply = reply
    expect(await say('typing')).toEqual({ state: 'unknown' })
    expect(await say('typing')).toEqual({ state: 'unknown' })
    expect(stage.asked).toHaveLength(1)
    vi.advanceTimersByTime(20_000)
    expect(await say('typing')).toEqual({ state: 'unknown' })
    expect(stage.asked).toHaveLength(2)
    vi.useRealTimers()
  })
})
