import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import { answerErrors } from '../../../backend/src/http/answer-errors.ts'
import { authorize } from '../../../backend/src/http/authorize.ts'
import type { Numbered } from '../../../backend/src/http/caller.ts'
import { createSyncRoutes } from '../../../backend/src/sync/routes.ts'
import { pullAnswerSchema, type PushAnswer, pushAnswerSchema } from '../../../storage/sync/wire.ts'
import { freshPostgres } from '../support/databases.ts'
import { type Instance, startInstance } from './support/instance.ts'
import { connect } from './support/socket.ts'
import { addDevice, type Device, makeWorkspace } from './support/team.ts'

const EDITS = Number(process.env.CHATSIDE_RUNS ?? 5)

let dbs: Db[]
let instances: Instance[]

beforeAll(async () => {
  const first = await freshPostgres()
  dbs = [first, await openDatabase({ url: first.url })]
  instances = [await startInstance(dbs[0]!), await startInstance(dbs[1]!)]
})

afterAll(async () => {
  for (const { errors, stop } of instances) {
    assert.deepEqual(errors, [])
    await stop()
  }
  for (const db of dbs) await db.close()
})

it('what a device has pushed reaches the others as a delta that follows on from their pull, on every instance', async () => {
  const [here, there] = instances as [Instance, Instance]
  const ws = await makeWorkspace(dbs[0]!)
  const ann = await addDevice(dbs[0]!, ws, 'ann')
  const others: Device[] = []
  for (let n = 0; n < 4; n++) others.push(await addDevice(dbs[0]!, ws, 'oz', 'owner'))
  const bob = await connect(there.url, await addDevice(dbs[0]!, ws, 'bob'))
  const lines = []
  for (const [n, device] of others.entries()) lines.push(await connect(instances[n % 2]!.url, device))
  const { epoch, cursors } = pullAnswerSchema.parse(
    await post(there, others[0]!, 'pull', { client: 'client-oz', gen: 'g1', cursors: {}, limit: 100 }),
  )
  const tookMs: number[] = []
  const last = { ...cursors }
  for (let n = 1; n <= EDITS; n++) {
    const at = performance.now()
    const pushed = pushName(here, ann, n, `Name ${n}`)
    const deltas = await Promise.all(lines.map((line) => line.next('delta')))
    tookMs.push(performance.now() - at)
    const { res } = await pushed
    expect(res).toMatchObject([{ n, st: 'ok' }])
    for (const delta of deltas) {
      expect(delta).toMatchObject({
        epoch,
        rows: [{ id: 'c1', bucket: 'o:ann', data: { name: `Name ${n}` } }],
      })
      for (const [bucket, from] of Object.entries(delta.from))
        expect(last[bucket]).toBeGreaterThanOrEqual(from)
    }
    Object.assign(last, deltas[0]!.to)
  }
  expect(bob.frames).toEqual([])
  const sorted = tookMs.toSorted((a, b) => a - b)
  if (process.env.CHATSIDE_RUNS)
    console.log({ EDITS, p50: sorted[Math.floor(EDITS / 2)], p95: sorted[Math.floor(EDITS * 0.95)] })
})

function pushName(at: Instance, device: Device, n: number, name: string): Promise<PushAnswer> {
  const t = Date.now()
  const ops = { name: { v: name, t, b: null }, ...(n === 1 ? { ownerId: { v: 'ann', t, b: null } } : {}) }
  const mut = { n, mid: randomUUID(), tbl: 'contacts', id: 'c1', sv: 1, ops }
  return post(at, device, 'push', {
    client: 'client-ann',
    gen: 'g1',
    acked: n - 1,
    now: t,
    muts: [mut],
  }).then((answer) => pushAnswerSchema.parse(answer))
}

async function post(at: Instance, { token }: Device, path: 'push' | 'pull', body: unknown): Promise<unknown> {
  const app = new Hono<Numbered>()
  app.onError(answerErrors(at.log))
  app.use('/v1/*', authorize(at)).route('/', createSyncRoutes(at))
  const answer = await app.request(`/v1/sync/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.json()
}
