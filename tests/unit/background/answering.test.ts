import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { InputOf } from '@/storage/protocol/command'
import type { PageCommands } from '@/storage/protocol/page'
import type { ChatSighting } from '@/storage/schema/chat'
import type { TeamSession } from '@/storage/schema/team'
import { forgetTeamSession, writeTeamSession } from '@/storage/sync/team-session'
import type { ClientFrame, Lock, ServerFrame } from '@/storage/sync/wire'
import { askPage, askUi, PAGE_SENDER, passTime, send, T0, useFreshBackground } from '../helpers/background'
import { bareSightingOf, sightingOf } from '../helpers/sightings'

/** The line to the server, as far as locks go by it. */
const line = vi.hoisted(() => ({
  isOpen: true,
  sent: [] as ClientFrame[],
  wanted: 0,
  onFrame: (_frame: ServerFrame): void => {},
  onLine: new Set<(isOpen: boolean) => void>(),
}))

vi.mock('@/storage/sync/live', () => ({
  isLineOpen: () => line.isOpen,
  keepLine: async () => void (line.wanted += 1),
  sendFrame: (frame: ClientFrame) => {
    if (line.isOpen) line.sent.push(frame)
    return line.isOpen
  },
  onFrame: (listener: typeof line.onFrame) => void (line.onFrame = listener),
  onLine: (listener: (isOpen: boolean) => void) => {
    line.onLine.add(listener)
    return () => line.onLine.delete(listener)
  },
}))

useFreshBackground()

const SESSION: TeamSession = {
  url: 'https://team.example',
  token: 'secret',
  deviceId: 'd-me',
  deviceName: 'Laptop',
  user: { id: 'me', name: 'Me' },
  ws: { id: 'workspace-1', name: 'Team' },
  role: 'rep',
  joinedAt: T0,
}
const MARIA = sightingOf({ phone: '+5511987654321', key: 'phone:+5511987654321' })

type Doing = InputOf<PageCommands['page.answering']>['doing']
type Asked = { url: string; body: unknown }

let team: TeamSession
let teams = 0
let rests = 1
let asked: Asked[]
let answerPost: () => Response
let told: unknown[]

beforeEach(async () => {
  forgetTeamSession()
  Object.assign(line, { isOpen: true, sent: [], wanted: 0 })
  asked = []
  answerPost = () => new Response('{}', { status: 404 })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, body: JSON.parse(String(init.body)) })
    return answerPost()
  })
  told = []
  fakeBrowser.tabs.sendMessage = (async (tabId: number, message: unknown) =>
    void told.push([tabId, message])) as never
  // What a worker knows of one team says nothing of another.
  team = { ...SESSION, ws: { id: `workspace-${++teams}`, name: 'Team' } }
  await writeTeamSession(team)
})

const say = (doing: Doing, chat: ChatSighting = MARIA) => askPage('page.answering', { chat, doing })

/** What went to the server by the line. */
const locks = () => line.sent.flatMap((frame) => (frame.type === 'lock' ? [frame.ask] : []))

async function keyOf(chat: ChatSighting): Promise<string> {
  const before = line.sent.length
  await say('typing', chat)
  const [frame] = line.sent.splice(before)
  await say('left', chat)
  line.sent.splice(before)
  return frame?.type === 'lock' ? frame.ask.chat : ''
}

function lockOf(chat: string, name: string, fence: number, device = `d-${name}`): ServerFrame {
  const lock: Lock = { chat, device, user: { id: name === 'Me' ? 'me' : `u-${name}`, name }, until: 1, fence }
  return { type: 'lock', lock, isYours: false }
}

describe('what the person does in a chat', () => {
  test('Goes to the team as a lock: while typing, after sending, and no more once the chat was left', async () => {
    expect(await say('looking')).toEqual({ state: 'free' })
    expect(locks()).toEqual([])
    expect(await say('typing')).toEqual({ state: 'mine' })
    await say('left')
    await say('typing')
    await say('sent')
    await say('left')
    expect(locks().map(({ state }) => state)).toEqual(['typing', 'drop', 'typing', 'hold'])
    expect(new Set(locks().map(({ chat }) => chat)).size).toBe(1)
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
    await writeTeamSession({ ...team, ws: { id: 'another', name: 'Team' } })
    expect(await keyOf(MARIA)).not.toBe(key)
    expect(JSON.stringify(line.sent)).not.toContain('98765')
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
    expect([line.sent, asked, line.wanted]).toEqual([[], [], 0])
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
    ['who only looks on', { ...SESSION, role: 'viewer' as const }],
    ['whose device was let go', { ...SESSION, isOver: true as const }],
  ])('Is nobody’s business of somebody %s', async (_who, session) => {
    expect(await askPage('page.hello', {})).toMatchObject({ hasTeam: true })
    await writeTeamSession(session)
    expect(await askPage('page.hello', {})).not.toHaveProperty('hasTeam')
    for (const doing of ['looking', 'typing', 'sent', 'left'] as const)
      expect(await say(doing)).toEqual({ state: 'off' })
    expect([line.sent, asked, line.wanted]).toEqual([[], [], 0])
  })
})

describe('who else answers', () => {
  test('Is told with the name, to the tab in which that chat is open', async () => {
    const [maria, other] = [await keyOf(MARIA), await keyOf(sightingOf({ phone: '+34600000001' }))]
    await say('looking')
    line.onFrame(lockOf(other, 'Ben', 1))
    expect(told).toEqual([])
    line.onFrame(lockOf(maria, 'Ana', 1))
    expect(told).toEqual([[7, { chatside: 1, type: 'changed', sources: ['answering'] }]])
    expect(await say('looking')).toEqual({ state: 'taken', name: 'Ana', leftMs: 5_000 })
    // She goes on typing: that is no news, the page asks when it may be over.
    passTime(2_000)
    line.onFrame(lockOf(maria, 'Ana', 1))
    expect(told).toHaveLength(1)
    passTime(3_000)
    expect(await say('looking')).toEqual({ state: 'taken', name: 'Ana', leftMs: 2_000 })
    expect(await say('typing')).toMatchObject({ state: 'taken', name: 'Ana' })
  })

  test('Ends by a word of the server, or by itself, and whoever it was is still named', async () => {
    const maria = await keyOf(MARIA)
    await say('looking')
    line.onFrame(lockOf(maria, 'Ana', 1))
    await say('looking')
    line.onFrame({ type: 'unlock', chat: maria, fence: 1 })
    expect(told).toHaveLength(2)
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ana' })
    line.onFrame(lockOf(maria, 'Ben', 2))
    passTime(5_000)
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ben' })
    line.onFrame(lockOf(maria, 'Me', 3))
    expect(await say('looking')).toEqual({ state: 'mine' })
    passTime(5_000)
    expect(await say('looking')).toEqual({ state: 'free' })
  })

  test('Is not oneself in another browser', async () => {
    line.onFrame(lockOf(await keyOf(MARIA), 'Me', 1, 'd-phone'))
    expect(await say('looking')).toEqual({ state: 'mine' })
  })

  test('Is not held on by a clock that was set back', async () => {
    line.onFrame(lockOf(await keyOf(MARIA), 'Ana', 1))
    passTime(-3_600_000)
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ana' })
  })

  test('Is known from the first word of a line, and unknown without one', async () => {
    const maria = await keyOf(MARIA)
    const { lock } = lockOf(maria, 'Ana', 8) as Extract<ServerFrame, { type: 'lock' }>
    line.onFrame(lockOf(maria, 'Ben', 90))
    // A server that was restored counts from where it was.
    line.onFrame({ type: 'ready', epoch: 'e', gen: 'g', locks: [lock] })
    expect(await say('looking')).toMatchObject({ state: 'taken', name: 'Ana' })
    line.onFrame({ type: 'ready', epoch: 'e', gen: 'g', locks: [] })
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ana' })
    line.isOpen = false
    told = []
    for (const follow of [...line.onLine]) follow(false)
    expect(told).toHaveLength(1)
    expect(await say('looking')).toEqual({ state: 'unknown' })
  })

  test('A line that is just being opened is waited for', async () => {
    line.isOpen = false
    const state = say('looking')
    await vi.waitFor(() => expect(line.wanted).toBe(1))
    line.isOpen = true
    for (const follow of [...line.onLine]) follow(true)
    expect(await state).toEqual({ state: 'free' })
  })

  test('What the page may learn is one name, cut, and of no chat it does not name', async () => {
    const maria = await keyOf(MARIA)
    const name = `\u202eAna\n<b>${'👩‍💻 x'.repeat(40)}`
    line.onFrame(lockOf(maria, name, 1))
    line.onFrame(lockOf(await keyOf(sightingOf({ phone: '+34600000001' })), 'Ben', 1))
    const response = await send('page', 'page.answering', { chat: MARIA, doing: 'looking' }, PAGE_SENDER)
    expect(response).toEqual({
      ok: true,
      output: { state: 'taken', name: expect.any(String), leftMs: 5_000 },
    })
    const shown = (response as { output: { name: string } }).output.name
    expect(shown).toMatch(/^Ana <b>.*…$/u)
    expect([...shown]).toHaveLength(40)
    expect(JSON.stringify(response)).not.toMatch(/Ben|u-|d-/)
  })

  test('A tab that is gone is told no more, and one that went to another chat only of that', async () => {
    const maria = await keyOf(MARIA)
    await say('looking')
    await say('looking', sightingOf({ phone: '+34600000001' }))
    line.onFrame(lockOf(maria, 'Ana', 1))
    expect(told).toEqual([])
    await say('looking')
    const gone = vi.fn(async () => Promise.reject(new Error('Receiving end does not exist')))
    fakeBrowser.tabs.sendMessage = gone as never
    line.onFrame(lockOf(maria, 'Ben', 2))
    await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(1))
    await new Promise((resolve) => setTimeout(resolve))
    line.onFrame(lockOf(maria, 'Cat', 3))
    expect(gone).toHaveBeenCalledTimes(1)
  })
})

describe('two answers at once', () => {
  test('Are told to who has just sent, with the other name, once', async () => {
    const maria = await keyOf(MARIA)
    await say('typing')
    await say('sent')
    line.onFrame({ type: 'collision', chat: maria, users: ['Ana', 'Me'], at: 1 })
    expect(told).toHaveLength(1)
    expect(await say('looking')).toMatchObject({ both: 'Ana' })
    expect(await say('looking')).not.toHaveProperty('both')
  })

  test('Of others, of which managers are told as well, or long after, say nothing here', async () => {
    const maria = await keyOf(MARIA)
    await say('typing')
    line.onFrame({ type: 'collision', chat: maria, users: ['Ana', 'Ben'], at: 1 })
    await say('sent')
    passTime(16_000)
    line.onFrame({ type: 'collision', chat: maria, users: ['Ana', 'Me'], at: 1 })
    expect(await say('looking')).not.toHaveProperty('both')
  })

  test('Are told when the chat is looked at again, if it was left meanwhile', async () => {
    const maria = await keyOf(MARIA)
    await say('sent')
    await say('left')
    line.onFrame({ type: 'collision', chat: maria, users: ['Me', 'Ana'], at: 1 })
    expect(told).toEqual([])
    expect(await say('looking')).toMatchObject({ both: 'Ana' })
  })
})

describe('without a line', () => {
  beforeEach(() => {
    line.isOpen = false
  })

  test('The lock is asked for by a request', async () => {
    const lock = { chat: 'x', device: 'd-ana', user: { id: 'u-ana', name: 'Ana' }, until: 9, fence: 3 }
    answerPost = () => {
      const { chat } = asked.at(-1)!.body as Lock
      return Response.json({ lock: { ...lock, chat }, isYours: false })
    }
    expect(await say('typing')).toMatchObject({ state: 'taken', name: 'Ana' })
    expect(asked).toMatchObject([{ url: 'https://team.example/v1/locks', body: { state: 'typing' } }])
    answerPost = () => Response.json({ lock: null, isYours: false })
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
    answerPost = reply as never
    expect(await say('typing')).toEqual({ state: 'unknown' })
    expect(await say('typing')).toEqual({ state: 'unknown' })
    expect(asked).toHaveLength(1)
    vi.advanceTimersByTime(20_000)
    expect(await say('typing')).toEqual({ state: 'unknown' })
    expect(asked).toHaveLength(2)
    vi.useRealTimers()
  })
})
