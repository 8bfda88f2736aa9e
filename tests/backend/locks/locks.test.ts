import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import type { LockAsk } from '../../../storage/sync/wire.ts'
import { type Instance, startInstance, startOwnServer, stopOwnServer } from '../realtime/support/instance.ts'
import { addDevice, type Device, makeWorkspace, revokeDevice } from '../realtime/support/team.ts'
import { freshPostgres } from '../support/databases.ts'
import { askAs, callerOf, passSeconds } from './support/ask.ts'

let db: Db
let server: Instance

beforeAll(async () => {
  ;({ db, server } = await startOwnServer())
})

afterAll(() => stopOwnServer({ db, server }))

describe('the lock of an answer', () => {
  it('is for who came first, and for others when it was dropped', async () => {
    const ws = await makeWorkspace(db)
    const [ann, bob] = [await addDevice(db, ws, 'ann'), await addDevice(db, ws, 'bob')]
    const first = await askAs(server, ann, 'typing')
    expect(first).toMatchObject({
      isYours: true,
      lock: { chat: 'chat', device: ann.id, user: { id: 'ann', name: 'Name of ann' }, fence: 1 },
    })
    expect(await askAs(server, bob, 'typing')).toEqual({ isYours: false, lock: first.lock })
    expect(await askAs(server, bob, 'drop')).toEqual({ isYours: false, lock: undefined })
    expect(await askAs(server, ann, 'typing')).toMatchObject({ isYours: true, lock: { fence: 1 } })
    await askAs(server, ann, 'drop')
    expect(await askAs(server, bob, 'typing')).toMatchObject({
      isYours: true,
      lock: { device: bob.id, fence: 2 },
    })
  })

  it('ends by itself', async () => {
    const ws = await makeWorkspace(db)
    const [ann, bob] = [await addDevice(db, ws, 'ann'), await addDevice(db, ws, 'bob')]
    await askAs(server, ann, 'typing')
    expect(await secondsLeft(ws)).toBeLessThanOrEqual(5)
    await passSeconds(db, ws, 2)
    expect(await askAs(server, bob, 'typing')).toMatchObject({ isYours: false })
    await passSeconds(db, ws, 4)
    expect(await askAs(server, bob, 'typing')).toMatchObject({ isYours: true, lock: { fence: 2 } })
  })

  it('is held on by who is typing', async () => {
    const ws = await makeWorkspace(db)
    const [ann, bob] = [await addDevice(db, ws, 'ann'), await addDevice(db, ws, 'bob')]
    await askAs(server, ann, 'typing')
    await passSeconds(db, ws, 3)
    await askAs(server, ann, 'typing')
    await passSeconds(db, ws, 3)
    expect(await askAs(server, bob, 'typing')).toMatchObject({ isYours: false, lock: { device: ann.id } })
  })

  it('is of one workspace', async () => {
    const ann = await addDevice(db, await makeWorkspace(db), 'ann')
    const eve = await addDevice(db, await makeWorkspace(db), 'eve')
    expect(await askAs(server, ann, 'typing')).toMatchObject({ isYours: true })
    expect(await askAs(server, eve, 'typing')).toMatchObject({ isYours: true, lock: { device: eve.id } })
  })

  it('is not for viewers, nor for a device that was revoked, whatever its role was', async () => {
    const ws = await makeWorkspace(db)
    const viewer = await addDevice(db, ws, 'vic', 'viewer')
    await expect(
      server.locks.ask({ ...callerOf(viewer), role: 'owner' }, { chat: 'chat', state: 'typing' }),
    ).rejects.toThrow('FORBIDDEN')
    const gone = await addDevice(db, ws, 'ann')
    await revokeDevice(db, gone)
    await expect(askAs(server, gone, 'hold')).rejects.toThrow('DEVICE_REVOKED')
    await expect(askAs(server, gone, 'drop')).rejects.toThrow('DEVICE_REVOKED')
  })

  it('has a fence that grows with each holder and never otherwise, and only one holder at a time', async () => {
    const ws = await makeWorkspace(db)
    const devices = [
      await addDevice(db, ws, 'ann'),
      await addDevice(db, ws, 'bob'),
      await addDevice(db, ws, 'cat'),
    ]
    const step = fc.record({
      who: fc.nat(2),
      state: fc.constantFrom<LockAsk['state']>('typing', 'hold', 'drop'),
      seconds: fc.constantFrom(0, 0, 0, 3, 6),
    })
    let chats = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const chat = `chat-${++chats}`
        // What must hold: who has it, for how long from now, and the last fence.
        const model = { holder: -1, left: 0, fence: 0 }
        for (const { who, state, seconds } of steps) {
          const { lock, isYours } = await askAs(server, devices[who]!, state, chat)
          const isFree = model.left <= 0
          if (state === 'drop') {
            if (model.holder === who) model.left = 0
          } else {
            if (isFree) Object.assign(model, { holder: who, fence: model.fence + 1 })
            if (model.holder === who) model.left = 5
            expect(isYours).toBe(model.holder === who)
            expect(lock).toMatchObject({ device: devices[model.holder]!.id, fence: model.fence })
          }
          if (seconds > 0) await passSeconds(db, ws, seconds)
          model.left -= seconds
        }
      }),
      { numRuns: Number(process.env.CHATSIDE_RUNS ?? 15), endOnFailure: true },
    )
  })
})

describe('a hundred races for a lock', () => {
  it('have one winner each: PGlite', async () => {
    await expectOneWinnerEach(db, [server])
  })

  it('have one winner each: two instances of PostgreSQL', async () => {
    const postgres = await freshPostgres()
    const other = await openDatabase({ url: postgres.url })
    const instances = [await startInstance(postgres), await startInstance(other)]
    await expectOneWinnerEach(postgres, instances)
    for (const instance of instances) await instance.stop()
    await other.close()
    await postgres.close()
  })

  async function expectOneWinnerEach(where: Db, instances: readonly Instance[]): Promise<void> {
    const ws = await makeWorkspace(where)
    const devices: Device[] = []
    for (let n = 0; n < 6; n++) devices.push(await addDevice(where, ws, `user-${n}`))
    let fence = 0
    for (let race = 0; race < 100; race++) {
      const answers = await Promise.all(
        devices.map((device, n) => askAs(instances[(n + race) % instances.length]!, device, 'typing')),
      )
      const winners = answers.filter(({ isYours }) => isYours)
      expect(winners).toHaveLength(1)
      // Everybody was told of the same holder.
      expect(new Set(answers.map(({ lock }) => lock?.device))).toEqual(new Set([winners[0]!.lock!.device]))
      expect(winners[0]!.lock!.fence).toBe(++fence)
      // By chance it is let go, or it has ended.
      if (race % 2 === 0) await passSeconds(where, ws, 6)
      else
        await askAs(
          instances[0]!,
          devices.find(({ id }) => id === winners[0]!.lock!.device)!,
          'drop',
        )
    }
  }
})

async function secondsLeft(ws: string): Promise<number> {
  const [found] = await db.own((tx) =>
    tx.query<{ left: unknown }>(
      'select extract(epoch from until - clock_timestamp())::float8 as left from locks where ws = $1',
      [ws],
    ),
  )
  return Number(found!.left)
}
