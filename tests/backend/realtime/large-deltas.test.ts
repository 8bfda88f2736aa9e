import { afterAll, beforeAll, expect, it } from 'vitest'
import { LIMITS } from '../../../backend/src/limits.ts'
import { look } from '../../../backend/src/realtime/look.ts'
import { type OwnServer, startOwnServer, stopOwnServer } from './support/instance.ts'
import { connect, flush } from './support/socket.ts'
import { addDevice, makeWorkspace } from './support/team.ts'
import { type RowOf, writeRows } from './support/write-rows.ts'

const LARGE = 'x'.repeat(190_000)

let own: OwnServer

beforeAll(async () => {
  own = await startOwnServer()
})
afterAll(() => stopOwnServer(own))

it('of much at once a device is told to pull, however few rows it is, and the database is not asked for them', async () => {
  const { db, server } = own
  const ws = await makeWorkspace(db)
  const line = await connect(server.url, await addDevice(db, ws, 'ann'))
  const write = async (rows: readonly RowOf[]): Promise<void> => {
    await server.live.written(await writeRows(db, ws, rows))
    await flush(line)
  }
  await write([{ id: 'small', bucket: 'ws', data: { name: 'Small' } }])
  const first = await line.next('delta')
  expect(first.rows).toMatchObject([{ id: 'small', data: { name: 'Small' } }])
  // One alone is read, and too large to be sent; of many none is read.
  const large = Array.from({ length: 8 }, (_, at) => ({ id: `c${at}`, bucket: 'ws', data: { name: LARGE } }))
  await write(large.slice(0, 1))
  await line.next('poke')
  await write(large)
  await line.next('poke')
  expect(line.frames).toEqual([])
  const sight = await db.own((tx) => look(tx, ws, first.to['ws']!, []))
  expect(sight).toMatchObject({ isMuch: true, changed: [] })
  const few = await db.own((tx) => look(tx, ws, first.to['ws']!, [], 8 * LIMITS.look))
  expect(few).toMatchObject({ isMuch: false, changed: large.map(({ id }) => ({ id })) })
  // What comes after follows on from there.
  await write([{ id: 'small', bucket: 'ws', data: { name: 'Smaller' } }])
  const last = await line.next('delta')
  expect(last.rows).toMatchObject([{ data: { name: 'Smaller' } }])
  expect(last.from['ws']).toBe(sight?.counter)
})
