import fc from 'fast-check'
import { createChance } from './chance.ts'
import type { Instance } from './instance.ts'
import { createModelDevice, type ModelDevice } from './model-device.ts'
import { type Pulled, pullRows } from './pull-rows.ts'
import { addDevice, type Device, makeWorkspace } from './team.ts'
import { createWorld, type World } from './world.ts'
import type { Caller, Db } from '../../../../backend/src/db/db.ts'
import { pull } from '../../../../backend/src/sync/pull.ts'
import type { Cursors } from '../../../../storage/sync/wire.ts'

/** The last one has no line: what becomes of him, those over him are told. */
const PEOPLE = [
  ['ann', 'rep'],
  ['max', 'manager'],
  ['oz', 'owner'],
  ['bob', 'rep'],
] as const
const LINES = 3
const BUCKETS = ['ws', 'o:ann', 'o:bob', 't:north', 't:south', 'c:shared'] as const

const person = fc.nat(PEOPLE.length - 1)
const at = fc.nat(7)
const stepArbitrary = fc.oneof(
  { weight: 20, arbitrary: fc.record({ kind: fc.constant('write'), at, row: fc.nat(5), bucket: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('role'),
      at,
      person,
      role: fc.constantFrom('rep', 'manager', 'viewer', 'owner'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('team'), at, person, team: fc.constantFrom('north', 'south') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('share'), at, person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break'), person }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('rest') }) },
)
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never

/** `isAwaited`: the next step begins only when this one is over. */
export const scheduleArbitrary = fc.record({
  seed: fc.nat(),
  steps: fc.array(fc.record({ step: stepArbitrary, isAwaited: fc.boolean() }), {
    minLength: 10,
    maxLength: 32,
  }),
})
export type Schedule = typeof scheduleArbitrary extends fc.Arbitrary<infer T> ? T : never

export type Outcome = {
  faults: string[]
  /** Of each device, what it has and what it should have. */
  devices: { userId: string; has: string[]; should: string[] }[]
  /** Deltas that fitted: before there was trouble, and in all. */
  appliedWell: number
  applied: number
  pulls: number
}

/** Runs a schedule against the instances of one server, with real sockets. */
export async function runSchedule(
  instances: readonly Instance[],
  { seed, steps }: Schedule,
): Promise<Outcome> {
  const { db } = instances[0]!
  const { ws, owners } = await makeTeam(db)
  const world = await createWorld(db, ws)
  const devices = owners.map((device, n) => {
    const instance = instances[n % instances.length]!
    const chance = createChance(seed + n)
    const caller: Caller = { ws, userId: device.userId, deviceId: device.id, role: 'rep' }
    const pullAny = (cursors: Cursors): Promise<Pulled> => {
      // Both are right, whether cursors stand at the last row of their bucket or at that of the workspace.
      if (chance.isOneIn(2)) return pullRows(instance, device, cursors)
      return pull(instance, caller, { client: device.id, gen: 'g1', cursors, limit: 1 + chance.below(12) })
    }
    return createModelDevice({
      url: instance.url,
      device,
      chance,
      pull: pullAny,
      onFrame: world.judge(device.userId),
    })
  })
  await Promise.all(devices.map((device) => device.connect()))
  // While all is well, what is written on an instance reaches its own devices as a delta.
  await Promise.all(devices.map((device) => device.rest()))
  await world.write(instances[0]!, 'r0', 'ws', -1)
  await instances[0]!.live.sweep()
  await Promise.all(devices.map((device) => device.rest()))
  const appliedWell = sum(devices.map((device) => device.applied()))
  for (const device of devices) device.trouble()
  await runSteps(steps, (step, n) => takeStep(instances, world, devices, step, n))
  await Promise.all(instances.map(({ live }) => live.sweep()))
  await Promise.all(devices.map((device) => device.heal()))
  const compared = []
  for (const [n, device] of devices.entries()) {
    const { userId } = owners[n]!
    compared.push({
      userId,
      has: Array.from(device.rows.values(), (row) => nameOf(row)).toSorted(),
      should: (await pullRows(instances[0]!, owners[n]!, {})).rows.map(nameOf).toSorted(),
    })
    device.kill()
  }
  return {
    faults: world.faults,
    devices: compared,
    appliedWell,
    applied: sum(devices.map((device) => device.applied())),
    pulls: sum(devices.map((device) => device.pulls())),
  }
}

/** Everybody has something to lose. */
async function makeTeam(db: Db): Promise<{ ws: string; owners: Device[] }> {
  const ws = await makeWorkspace(db)
  const people = await Promise.all(PEOPLE.map(([userId, role]) => addDevice(db, ws, userId, role)))
  await db.own(async (tx) => {
    await tx.query(`insert into teams (ws, id, name) values ($1, 'north', 'North'), ($1, 'south', 'South')`, [
      ws,
    ])
    await tx.query(
      `insert into team_members (ws, user_id, team_id)
       values ($1, 'ann', 'north'), ($1, 'bob', 'south'), ($1, 'max', 'north'), ($1, 'max', 'south')`,
      [ws],
    )
    await tx.query(`insert into shares (ws, user_id, contact_id) values ($1, 'ann', 'shared')`, [ws])
  })
  return { ws, owners: people.slice(0, LINES) }
}

async function runSteps(
  steps: Schedule['steps'],
  take: (step: Step, n: number) => Promise<void>,
): Promise<void> {
  const running: Promise<void>[] = []
  for (const [n, { step, isAwaited }] of steps.entries()) {
    const run = take(step, n)
    running.push(run)
    if (isAwaited) await run
  }
  await Promise.all(running)
}

async function takeStep(
  instances: readonly Instance[],
  world: World,
  devices: readonly ModelDevice[],
  step: Step,
  n: number,
): Promise<void> {
  if (step.kind === 'break') return devices[step.person % LINES]!.connect()
  if (step.kind === 'rest') {
    await Promise.all(devices.map((device) => device.rest()))
    return
  }
  const where = instances[step.at % instances.length]!
  if (step.kind === 'write') return world.write(where, `r${step.row}`, BUCKETS[step.bucket]!, n)
  const userId = PEOPLE[step.person]![0]
  if (step.kind === 'role')
    return world.change(where, 'update users set role = $3 where ws = $1 and id = $2', [userId, step.role])
  if (step.kind === 'team')
    return world.change(where, toggle('team_members', 'user_id', 'team_id'), [userId, step.team])
  return world.change(where, toggle('shares', 'user_id', 'contact_id'), [userId, 'shared'])
}

/** Takes the pair away when it is there, and puts it in when it is not. */
function toggle(table: string, one: string, other: string): string {
  return `with taken as (delete from ${table} where ws = $1 and ${one} = $2 and ${other} = $3 returning 1)
    insert into ${table} (ws, ${one}, ${other}) select $1, $2, $3 where not exists (select from taken)`
}

/** Loses every third ring between the instances. */
export function withLostRings(db: Db, seed: number): Db {
  const chance = createChance(seed)
  return {
    ...db,
    notify: async (channel, text) => {
      if (!chance.isOneIn(3)) await db.notify(channel, text)
    },
  }
}

function nameOf(row: { id: string; seq: number; bucket: string }): string {
  return `${row.id}@${row.seq} in ${row.bucket}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
