import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { CLOSE, PROTOCOL } from '../../../storage/sync/wire.ts'
import { type Instance, startInstance, startOwnServer, stopOwnServer } from './support/instance.ts'
import { authFrame, connect, flush, openSocket, type TestSocket } from './support/socket.ts'
import { addDevice, makeWorkspace, revokeDevice } from './support/team.ts'
import { writeRows } from './support/write-rows.ts'

let db: Db
let server: Instance
let silent: TestSocket

beforeAll(async () => {
  ;({ db, server } = await startOwnServer())
  silent = openSocket(server.url)
})

afterAll(() => stopOwnServer({ db, server }))

describe('the first frame', () => {
  it('lets a device in and tells it where it stands', async () => {
    const device = await addDevice(db, await makeWorkspace(db), 'ann')
    const { ready } = await connect(server.url, device)
    expect(ready).toEqual({ type: 'ready', epoch: 'g1:0', gen: 'g1', locks: [] })
  })

  it.each([
    ['no JSON', '{', 1007],
    ['another type', { type: 'ping' }, CLOSE.unauthorized],
    ['no known frame', { type: 'hello' }, CLOSE.unauthorized],
    ['a null', 'null', CLOSE.unauthorized],
    ['a token nobody has', { type: 'auth', token: 'x'.repeat(43), client: 'client-1', proto: 1 }, 4401],
    ['a token that is no text', { type: 'auth', token: { $ne: '' }, client: 'client-1', proto: 1 }, 4401],
    ['more than a frame holds', { type: 'auth', token: 'x'.repeat(20_000) }, CLOSE.tooLarge],
    ['more than the socket takes', 'x'.repeat(70_000), 1009],
  ])('closes the line on %s', async (_name, frame, code) => {
    const socket = openSocket(server.url)
    socket.send(frame)
    expect(await socket.closed).toBe(code)
    expect(socket.frames).toEqual([])
  })

  it('closes the line of another version of the protocol, and says which one it speaks', async () => {
    const device = await addDevice(db, await makeWorkspace(db), 'ann')
    const socket = openSocket(server.url)
    const reason = new Promise((resolve) => socket.raw.on('close', (_, said) => resolve(said.toString())))
    socket.send({ ...authFrame(device), proto: 99 })
    expect(await socket.closed).toBe(CLOSE.protocol)
    expect(await reason).toBe(String(PROTOCOL))
  })

  it('closes the line of a revoked device', async () => {
    const device = await addDevice(db, await makeWorkspace(db), 'ann')
    await revokeDevice(db, device)
    const socket = openSocket(server.url)
    socket.send(authFrame(device))
    expect(await socket.closed).toBe(CLOSE.unauthorized)
  })

  it('is refused when it is binary', async () => {
    const socket = openSocket(server.url)
    await new Promise((resolve) => socket.raw.once('open', resolve))
    socket.raw.send(Buffer.from('{}'), { binary: true })
    expect(await socket.closed).toBe(1007)
  })
})

describe('who may open a line', () => {
  it.each([
    ['a page of the web', { origin: 'https://evil.example' }, 403],
    ['the page itself', { origin: 'https://web.whatsapp.com' }, 403],
    ['what looks like an extension', { origin: 'chrome-extension://x.evil.example' }, 403],
    ['a frame without an origin', { origin: 'null' }, 403],
  ])('is not %s', async (_name, headers, status) => {
    expect(await upgradeStatus(server.url, headers)).toBe(status)
  })

  it.each([
    ['Chromium', `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`],
    ['Firefox', 'moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc'],
  ])('is an extension of %s', async (_name, origin) => {
    const device = await addDevice(db, await makeWorkspace(db), 'ann')
    const socket = openSocket(server.url, { headers: { origin } })
    socket.send(authFrame(device))
    expect(await socket.next('ready')).toMatchObject({ gen: 'g1' })
  })

  it('finds nothing at another address', async () => {
    expect(await upgradeStatus(server.url.replace('/rt', '/other'))).toBe(404)
  })
})

describe('a device that is connected', () => {
  it('is told the rows of its buckets, and where it must have stood for them', async () => {
    const ws = await makeWorkspace(db)
    const ann = await connect(server.url, await addDevice(db, ws, 'ann'))
    const bob = await connect(server.url, await addDevice(db, ws, 'bob'))
    await server.live.written(
      await writeRows(db, ws, [
        { id: 'c1', bucket: 'o:ann', data: { name: 'Mia' } },
        { id: 'c2', bucket: 'ws' },
      ]),
    )
    expect(await ann.next('delta')).toEqual({
      type: 'delta',
      epoch: 'g1:0',
      from: { 'o:ann': 0, ws: 0 },
      to: { 'o:ann': 1, ws: 2 },
      rows: [
        { tbl: 'contacts', id: 'c1', bucket: 'o:ann', parent: null, seq: 1, data: { name: 'Mia' }, clk: {} },
        { tbl: 'contacts', id: 'c2', bucket: 'ws', parent: null, seq: 2, data: {}, clk: {} },
      ],
      gone: [],
    })
    expect(await bob.next('delta')).toMatchObject({ from: { ws: 0 }, to: { ws: 2 }, rows: [{ id: 'c2' }] })
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 'o:bob' }]))
    expect(await ann.next('delta')).toMatchObject({
      from: { 'o:ann': 1 },
      to: { 'o:ann': 3 },
      rows: [],
      gone: [{ id: 'c1', bucket: 'o:ann', seq: 3 }],
    })
    expect(await bob.next('delta')).toMatchObject({ to: { 'o:bob': 4 }, rows: [{ id: 'c1' }], gone: [] })
  })

  it('is told where a bucket stood that was filled before anybody was connected', async () => {
    const ws = await makeWorkspace(db)
    await writeRows(db, ws, [
      { id: 'c1', bucket: 'o:ann' },
      { id: 'c2', bucket: 'ws' },
    ])
    const ann = await connect(server.url, await addDevice(db, ws, 'ann'))
    await server.live.written(await writeRows(db, ws, [{ id: 'c3', bucket: 'o:ann' }]))
    expect(await ann.next('delta')).toMatchObject({ from: { 'o:ann': 1 }, to: { 'o:ann': 3 } })
  })

  it('is told nothing that lies before it came', async () => {
    const ws = await makeWorkspace(db)
    const first = await connect(server.url, await addDevice(db, ws, 'ann'))
    first.raw.close()
    await first.closed
    await writeRows(db, ws, [{ id: 'c1', bucket: 'ws' }])
    const second = await connect(server.url, await addDevice(db, ws, 'bob'))
    await server.live.written(await writeRows(db, ws, [{ id: 'c2', bucket: 'ws' }]))
    expect(await second.next('delta')).toMatchObject({ from: { ws: 1 }, rows: [{ id: 'c2' }] })
  })

  it.each([
    ['many rows', Array.from({ length: 201 }, (_, n) => ({ id: `c${n}`, bucket: 'o:ann' }))],
    ['large ones', [{ id: 'c1', bucket: 'o:ann', data: { name: 'x'.repeat(65_536) } }]],
  ])('is told to pull when there are %s, and others are not', async (_name, rows) => {
    const ws = await makeWorkspace(db)
    const ann = await connect(server.url, await addDevice(db, ws, 'ann'))
    const bob = await connect(server.url, await addDevice(db, ws, 'bob'))
    const written = await writeRows(db, ws, rows)
    await server.live.written(written)
    expect(await ann.next('poke')).toEqual({ type: 'poke' })
    // What comes after it follows on from there.
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 'o:ann' }]))
    expect(await ann.next('delta')).toMatchObject({ from: { 'o:ann': written.rows.at(-1)!.seq } })
    await flush(bob)
    expect(bob.frames).toEqual([])
  })

  it('is told to pull when it may see more, and from then on what it may see', async () => {
    const ws = await makeWorkspace(db)
    const ann = await connect(server.url, await addDevice(db, ws, 'ann'))
    await db.own((tx) => tx.query("update users set role = 'owner' where ws = $1", [ws]))
    await db.own((tx) => tx.query('update workspaces set rights = rights + 1 where ws = $1', [ws]))
    await addDevice(db, ws, 'bob')
    await server.live.rightsChanged(ws)
    expect(await ann.next('access')).toEqual({ type: 'access', epoch: 'g1:1' })
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 'o:bob' }]))
    expect(await ann.next('delta')).toMatchObject({ epoch: 'g1:1', rows: [{ id: 'c1' }] })
  })

  it('is turned away when it is revoked, at once and at every line', async () => {
    const ws = await makeWorkspace(db)
    const device = await addDevice(db, ws, 'ann')
    const lines = [await connect(server.url, device), await connect(server.url, device)]
    await revokeDevice(db, device)
    await server.live.revoked(ws, device.id)
    for (const line of lines) {
      expect(await line.next('revoked')).toEqual({ type: 'revoked' })
      expect(await line.closed).toBe(CLOSE.unauthorized)
    }
  })

  it('is turned away before the next row when nobody has said that it was revoked', async () => {
    const ws = await makeWorkspace(db)
    const device = await addDevice(db, ws, 'ann')
    const line = await connect(server.url, device)
    await revokeDevice(db, device)
    await server.live.written(await writeRows(db, ws, [{ id: 'c1', bucket: 'ws' }]))
    expect(await line.closed).toBe(CLOSE.unauthorized)
    expect(line.frames.map(({ type }) => type)).toEqual(['revoked'])
  })

  it('finds what nobody rang for when the server looks again', async () => {
    const ws = await makeWorkspace(db)
    const line = await connect(server.url, await addDevice(db, ws, 'ann'))
    await writeRows(db, ws, [{ id: 'c1', bucket: 'ws' }])
    await server.live.sweep()
    expect(await line.next('delta')).toMatchObject({ rows: [{ id: 'c1' }] })
  })

  it('is not disturbed by frames of a newer protocol, and is closed by too many at once', async () => {
    const line = await connect(server.url, await addDevice(db, await makeWorkspace(db), 'ann'))
    line.send({ type: 'dance' })
    line.send({ type: 'lock', ask: { chat: '../../etc', state: 'typing' } })
    await flush(line)
    expect(line.frames).toEqual([])
    for (let n = 0; n < 1_000; n++) line.send({ type: 'lock', ask: { chat: 'chat', state: 'typing' } })
    expect(await line.closed).toBe(1008)
  })

  it('has its oldest line closed when it opens many', async () => {
    const device = await addDevice(db, await makeWorkspace(db), 'ann')
    const lines = []
    for (let n = 0; n < 4; n++) lines.push(await connect(server.url, device))
    expect(await lines[0]!.closed).toBe(1008)
    await flush(lines[3]!)
    await flush(lines[1]!)
  })
})

describe('a line', () => {
  it('is dropped when nobody answers at its other end', async () => {
    const quick = await startInstance(db, { beatMs: 100 })
    const ws = await makeWorkspace(db)
    const dead = await connect(quick.url, await addDevice(db, ws, 'ann'), { autoPong: false })
    const alive = await connect(quick.url, await addDevice(db, ws, 'bob'))
    expect(await dead.closed).toBe(1006)
    await flush(alive)
    await quick.stop()
    expect(await alive.closed).toBe(1001)
  })

  it('that says nothing is closed', async () => {
    expect(await silent.closed).toBe(CLOSE.unauthorized)
    expect(silent.frames).toEqual([])
  })
})

/** @returns the status of a line that is refused. */
function upgradeStatus(url: string, headers: Record<string, string> = {}): Promise<number> {
  const { raw } = openSocket(url, { headers })
  return new Promise((resolve) =>
    raw.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    }),
  )
}
