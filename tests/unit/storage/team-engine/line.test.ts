import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, database } from '@/storage/database'
import { dropLine, isLineOpen, keepLine, onFrame, onLine, sendFrame } from '@/storage/sync/live'
import { forgetTeamSession, writeTeamSession } from '@/storage/sync/team-session'
import type { ServerFrame } from '@/storage/sync/wire'

const READY = { type: 'ready', epoch: 'e:1', gen: 'g', locks: [] }
const SECOND_MS = 1_000

/** The other end, in the hands of the test. */
class Socket extends EventTarget {
  static all: Socket[] = []
  readonly OPEN = 1
  readyState = 0
  sent: unknown[] = []
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    Socket.all.push(this)
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    this.readyState = 3
  }

  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }

  say(data: unknown): void {
    this.dispatchEvent(
      new MessageEvent('message', { data: typeof data === 'string' ? data : JSON.stringify(data) }),
    )
  }

  end(code: number, reason = ''): void {
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason }))
  }
}

const told: ServerFrame[] = []
const lines: [boolean, number | undefined][] = []
const reasons: (string | undefined)[] = []
const stops = [
  onFrame((frame) => told.push(frame)),
  onLine((isOpen, code, reason) => {
    lines.push([isOpen, code])
    reasons.push(reason)
  }),
]

beforeEach(async () => {
  Socket.all = []
  told.length = 0
  lines.length = 0
  reasons.length = 0
  vi.stubGlobal('WebSocket', Socket)
  vi.spyOn(Math, 'random').mockReturnValue(1)
  await writeTeamSession({
    url: 'https://team.example/crm',
    token: 'token',
    deviceId: 'device',
    deviceName: 'Laptop',
    user: { id: 'ana', name: 'Ana' },
    ws: { id: 'ws', name: 'Team' },
    role: 'rep',
    key: 'key',
    joinedAt: 0,
  })
  const link = {
    userId: 'ana',
    wsId: 'ws',
    deviceId: 'device',
    client: 'client-1',
    gen: 'g',
    nextN: 1,
    base: 0,
  }
  await (await database()).syncState.put({ id: 'link', value: link })
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'] })
})

afterEach(async () => {
  dropLine()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  forgetTeamSession()
  await (await database()).syncState.clear()
  closeDatabase()
})

/** @returns the other end of a line that was welcomed. */
async function welcomed(): Promise<Socket> {
  await keepLine()
  const socket = Socket.all.at(-1)!
  socket.open()
  socket.say(READY)
  return socket
}

/** Time passes, and what it brings is done. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}

describe('a line', () => {
  test('says who it is first, and is open once it was welcomed', async () => {
    await keepLine()
    const [socket] = Socket.all
    expect(socket?.url).toBe('wss://team.example/crm/v1/rt')
    expect(sendFrame({ type: 'ping' })).toBe(false)
    socket!.open()
    expect(socket!.sent).toEqual([{ type: 'auth', token: 'token', client: 'client-1', proto: 1 }])
    expect(isLineOpen()).toBe(false)
    socket!.say(READY)
    expect(isLineOpen()).toBe(true)
    expect(lines).toEqual([[true, undefined]])
    expect(told).toEqual([READY])
    expect(sendFrame({ type: 'ping' })).toBe(true)
  })

  test('that is refused for the version says which one the server speaks', async () => {
    await keepLine()
    Socket.all[0]!.open()
    Socket.all[0]!.end(4426, '2')
    expect(lines).toEqual([[false, 4426]])
    expect(reasons).toEqual(['2'])
  })

  test('is one, however often somebody looks', async () => {
    await Promise.all([keepLine(), keepLine()])
    await welcomed()
    await keepLine()
    expect(Socket.all).toHaveLength(1)
  })

  test('ends when nobody looks any more', async () => {
    await welcomed()
    await pass(21 * SECOND_MS)
    Socket.all[0]!.say({ type: 'pong', now: 0 })
    await pass(20 * SECOND_MS)
    expect(isLineOpen()).toBe(true)
    Socket.all[0]!.say({ type: 'pong', now: 0 })
    await pass(20 * SECOND_MS)
    expect(isLineOpen()).toBe(false)
    await pass(300 * SECOND_MS)
    expect(Socket.all).toHaveLength(1)
  })

  test('of which the other end does not answer is given up, and begun anew', async () => {
    const socket = await welcomed()
    await pass(20 * SECOND_MS)
    expect(socket.sent.at(-1)).toEqual({ type: 'ping' })
    await keepLine()
    await pass(20 * SECOND_MS)
    expect(isLineOpen()).toBe(false)
    expect(socket.readyState).toBe(3)
    await keepLine()
    await pass(SECOND_MS)
    vi.useRealTimers()
    await vi.waitFor(() => expect(Socket.all).toHaveLength(2))
  })

  test('that is not welcomed in time is given up', async () => {
    await keepLine()
    Socket.all[0]!.open()
    await pass(10 * SECOND_MS)
    expect(Socket.all[0]!.readyState).toBe(3)
  })

  test('on which this device is not let in tells so, and is not tried again at once', async () => {
    await keepLine()
    Socket.all[0]!.open()
    Socket.all[0]!.end(4401)
    expect(lines).toEqual([[false, 4401]])
    await pass(40 * SECOND_MS)
    expect(Socket.all).toHaveLength(1)
  })

  test('passes over what it does not understand, but knows that something has changed', async () => {
    const socket = await welcomed()
    told.length = 0
    for (const noise of ['', '{', '[]', 'null', '{"type":"weather"}']) socket.say(noise)
    expect(told).toEqual([])
    socket.say({ type: 'delta', epoch: 'e:1', rows: 'of a newer kind' })
    expect(told).toEqual([{ type: 'poke' }])
    expect(isLineOpen()).toBe(true)
  })

  test('is not opened by a device that was let go', async () => {
    const { readTeamSession } = await import('@/storage/sync/team-session')
    await writeTeamSession({ ...(await readTeamSession())!, isOver: true })
    await keepLine()
    expect(Socket.all).toEqual([])
  })
})

test('who does not listen any more is told nothing', async () => {
  for (const stop of stops) stop()
  await welcomed()
  expect(told).toEqual([])
  expect(lines).toEqual([])
})
