import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browserPorts } from '@/entrypoints/background/reminder-ports'
import { agreeOnDue, claimReminder } from '@/storage/sync/agree-due'
import { forgetTeamSession, writeTeamSession } from '@/storage/sync/team-session'
import { noticeIdOf } from '@/utils/follow-ups/notices'
import { newId } from '@/utils/ids'
import { T0, useFreshBackground } from '../../helpers/background'
import { addContact, HOUR_MS, linkTo } from './support'

useFreshBackground()

const WAY = { url: 'https://team.example', token: 'secret' }
type Asked = { url: string; body: unknown }
let asked: Asked[] = []

/** What the server says to each question for a lock; a promise that never ends is a server that hangs. */
function serverSays(answer: (chat: string) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (url: string, init: { body: string; signal?: AbortSignal }) => {
    const body = JSON.parse(init.body) as { chat: string }
    asked.push({ url, body })
    return new Promise<Response>((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      Promise.resolve(answer(body.chat)).then(resolve, reject)
    })
  })
}

const yours = (isYours: boolean, fence = 1): Response => Response.json({ lock: { fence }, isYours })
const never = (): Promise<Response> => new Promise(() => undefined)

beforeEach(async () => {
  asked = []
  await linkTo('ann')
})

afterEach(() => {
  forgetTeamSession()
  vi.unstubAllGlobals()
})

async function due(at: number): Promise<{ id: string; dueAt: number }> {
  return { id: (await addContact('Maria', { dueAt: at })).followUpId, dueAt: at }
}

describe('asking for one', () => {
  const item = { id: newId(), dueAt: T0 }

  test('names the follow-up and its time, and nothing of the customer', async () => {
    serverSays(() => yours(true))
    expect(await claimReminder(WAY, item)).toBe(true)
    const body = { chat: `f:${item.id}:${T0}`, state: 'typing' }
    expect(asked).toEqual([{ url: 'https://team.example/v1/locks', body }])
  })

  test('It is not ours when another device was first and was not waited for, and ours when the server says no or nothing', async () => {
    serverSays(() => yours(false))
    expect(await claimReminder(WAY, item)).toBe(false)
    serverSays(() => yours(true, 2))
    expect(await claimReminder(WAY, item)).toBe(false)
    expect(await claimReminder(WAY, { ...item, leftUntil: T0 + 1 })).toBe(true)
    serverSays(() => Response.json({ code: 'FORBIDDEN' }, { status: 403 }))
    expect(await claimReminder(WAY, item)).toBe(true)
    serverSays(() => Promise.reject(new TypeError('offline')))
    expect(await claimReminder(WAY, item)).toBe(true)
    serverSays(() => new Response('<html>', { status: 200 }))
    expect(await claimReminder(WAY, item)).toBe(true)
  })
})

test('Of what is due each is asked for once, and nothing else', async () => {
  const [first, second] = [await due(T0 - HOUR_MS), await due(T0)]
  await due(T0 + HOUR_MS)
  await addContact('Theirs', { ownerId: 'ben', dueAt: T0 })
  serverSays((chat) => yours(chat !== `f:${second.id}:${T0}`))
  const { asked: names, elsewhere } = await agreeOnDue(WAY, T0)
  expect([...names].toSorted()).toEqual([noticeIdOf(first), noticeIdOf(second)].toSorted())
  expect([...elsewhere]).toEqual([noticeIdOf(second)])
  expect(asked).toHaveLength(2)
})

test('A server that hangs is waited for no longer than that; what it answered by then counts', async () => {
  const items = [await due(T0), await due(T0 - 1_000), await due(T0 - 2_000)]
  serverSays((chat) => (chat === `f:${items[0]!.id}:${T0}` ? yours(false) : never()))
  const from = performance.now()
  const { asked: names, elsewhere } = await agreeOnDue(WAY, T0, 200)
  expect(performance.now() - from).toBeLessThan(1_500)
  expect(names.size).toBe(3)
  expect([...elsewhere]).toEqual([noticeIdOf(items[0]!)])
})

describe('the ports of the browser', () => {
  const session = {
    ...WAY,
    deviceId: 'd1',
    deviceName: 'Laptop',
    user: { id: 'ann', name: 'Ann' },
    ws: { id: 'ws', name: 'Team' },
    role: 'rep' as const,
    key: 'key',
    joinedAt: T0,
  }

  test('Without a team, or once the device was let go, nobody is asked', async () => {
    await due(T0)
    serverSays(() => yours(false))
    expect(await browserPorts.agree?.(T0)).toBeUndefined()
    await writeTeamSession({ ...session, isOver: true })
    expect(await browserPorts.agree?.(T0)).toBeUndefined()
    expect(asked).toEqual([])
  })
})
