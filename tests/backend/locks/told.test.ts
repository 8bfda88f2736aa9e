import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { answerErrors } from '../../../backend/src/http/answer-errors.ts'
import { authorize } from '../../../backend/src/http/authorize.ts'
import type { Numbered } from '../../../backend/src/http/caller.ts'
import { createLockRoutes } from '../../../backend/src/locks/routes.ts'
import { type Instance, startInstance, startOwnServer, stopOwnServer } from '../realtime/support/instance.ts'
import { connect, flush } from '../realtime/support/socket.ts'
import { addDevice, type Device, makeWorkspace } from '../realtime/support/team.ts'
import { askAs, passSeconds } from './support/ask.ts'

let db: Db
let server: Instance

beforeAll(async () => {
  ;({ db, server } = await startOwnServer())
})

afterAll(() => stopOwnServer({ db, server }))

describe('the team', () => {
  it('is told who answers and when it is over, and who only looks on is not', async () => {
    const ws = await makeWorkspace(db)
    const [ann, bob, vic] = [
      await connect(server.url, await addDevice(db, ws, 'ann')),
      await connect(server.url, await addDevice(db, ws, 'bob')),
      await connect(server.url, await addDevice(db, ws, 'vic', 'viewer')),
    ]
    const stranger = await connect(server.url, await addDevice(db, await makeWorkspace(db), 'eve'))
    ann.send({ type: 'lock', ask: { chat: 'chat', state: 'typing' } })
    expect(await ann.next('lock')).toMatchObject({ isYours: true, lock: { user: { id: 'ann' } } })
    expect(await bob.next('lock')).toMatchObject({ isYours: false, lock: { user: { id: 'ann' }, fence: 1 } })
    bob.send({ type: 'lock', ask: { chat: 'chat', state: 'typing' } })
    expect(await bob.next('lock')).toMatchObject({ isYours: false, lock: { user: { id: 'ann' } } })
    ann.send({ type: 'lock', ask: { chat: 'chat', state: 'drop' } })
    expect(await bob.next('unlock')).toEqual({ type: 'unlock', chat: 'chat', fence: 1 })
    vic.send({ type: 'lock', ask: { chat: 'chat', state: 'typing' } })
    for (const other of [vic, stranger]) {
      await flush(other)
      expect(other.frames).toEqual([])
    }
  })

  it('is told of the locks of the moment when it connects', async () => {
    const ws = await makeWorkspace(db)
    const [ann, bob, vic] = [
      await addDevice(db, ws, 'ann'),
      await addDevice(db, ws, 'bob'),
      await addDevice(db, ws, 'vic', 'viewer'),
    ]
    await askAs(server, ann, 'typing', 'old')
    await passSeconds(db, ws, 6)
    const { lock } = await askAs(server, ann, 'typing', 'new')
    expect((await connect(server.url, bob)).ready.locks).toEqual([lock])
    expect((await connect(server.url, vic)).ready.locks).toEqual([])
  })

  it('is told across instances, and that two answered at once', async () => {
    const other = await startInstance(db)
    const ws = await makeWorkspace(db)
    const devices = { ann: await addDevice(db, ws, 'ann'), bob: await addDevice(db, ws, 'bob') }
    const ann = await connect(server.url, devices.ann)
    const bob = await connect(other.url, devices.bob)
    const max = await connect(other.url, await addDevice(db, ws, 'max', 'manager'))
    const cat = await connect(other.url, await addDevice(db, ws, 'cat'))
    await askAs(server, devices.ann, 'hold')
    expect(await bob.next('lock')).toMatchObject({ lock: { user: { id: 'ann' } } })
    await askAs(other, devices.bob, 'hold')
    for (const told of [ann, bob, max])
      expect(await told.next('collision')).toMatchObject({
        chat: 'chat',
        users: ['Name of ann', 'Name of bob'],
      })
    // Once for the two of them, however often they write.
    await askAs(server, devices.ann, 'hold')
    await askAs(other, devices.bob, 'hold')
    for (const line of [ann, bob, max, cat]) {
      await flush(line)
      expect(line.frames.filter(({ type }) => type === 'collision')).toEqual([])
    }
    const kept = await db.own((tx) =>
      tx.query('select first_user, second_user from collisions where ws = $1', [ws]),
    )
    expect(kept).toEqual([{ first_user: 'ann', second_user: 'bob' }])
    await other.stop()
  })

  it('is not told of two answers of one person, nor of two that lie apart', async () => {
    const ws = await makeWorkspace(db)
    const [ann, again, bob] = [
      await addDevice(db, ws, 'ann'),
      await addDevice(db, ws, 'ann'),
      await addDevice(db, ws, 'bob'),
    ]
    await askAs(server, ann, 'hold')
    await askAs(server, again, 'hold')
    await passSeconds(db, ws, 6)
    await askAs(server, bob, 'hold')
    expect(await db.own((tx) => tx.query('select 1 from collisions where ws = $1', [ws]))).toEqual([])
  })

  it('always finds that two answered at once: one of them comes after the other', async () => {
    const ws = await makeWorkspace(db)
    const [ann, bob] = [await addDevice(db, ws, 'ann'), await addDevice(db, ws, 'bob')]
    for (let n = 0; n < 20; n++)
      await Promise.all([askAs(server, ann, 'hold', `chat-${n}`), askAs(server, bob, 'hold', `chat-${n}`)])
    expect(await db.own((tx) => tx.query('select 1 from collisions where ws = $1', [ws]))).toHaveLength(20)
  })
})

describe('POST /v1/locks', () => {
  it('does what the frame does, for a device whose line is down', async () => {
    const ws = await makeWorkspace(db)
    const ann = await addDevice(db, ws, 'ann')
    const { lock } = await askAs(server, ann, 'typing')
    const answer = await post(await addDevice(db, ws, 'bob'), { chat: 'chat', state: 'typing' })
    expect(answer).toEqual({ status: 200, body: { lock, isYours: false } })
    expect(await post(ann, { chat: 'chat', state: 'drop' })).toEqual({
      status: 200,
      body: { lock: null, isYours: false },
    })
  })

  it.each([
    ['no state', { chat: 'chat' }],
    ['another state', { chat: 'chat', state: 'steal' }],
    ['an address', { chat: '+49 151', state: 'typing' }],
    ['a list', []],
  ])('refuses %s', async (_name, body) => {
    const ann = await addDevice(db, await makeWorkspace(db), 'ann')
    expect(await post(ann, body)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })

  it('refuses viewers, and whom it does not know', async () => {
    const vic = await addDevice(db, await makeWorkspace(db), 'vic', 'viewer')
    expect(await post(vic, { chat: 'chat', state: 'typing' })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    })
    expect(await post({ ...vic, token: 'x'.repeat(43) }, { chat: 'chat', state: 'typing' })).toMatchObject({
      status: 401,
    })
  })

  async function post({ token }: Device, body: unknown): Promise<{ status: number; body: unknown }> {
    const app = new Hono<Numbered>()
    app.onError(answerErrors(server.log))
    app.use('/v1/*', authorize(server)).route('/', createLockRoutes(server))
    const answer = await app.request('/v1/locks', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }
})
