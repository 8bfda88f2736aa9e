import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { look } from '../../../backend/src/realtime/look.ts'
import { mergeField } from '../../../backend/src/sync/merge-field.ts'
import { partsOf } from '../../../backend/src/sync/stamp.ts'
import { afterEdit } from '../../../backend/src/sync/unseen.ts'
import { pullAnswerSchema, pushAnswerSchema, type SyncRow } from '../../../storage/sync/wire.ts'
import { createPen } from './pen.ts'
import { createTeam } from './team.ts'

const DAY_MS = 86_400_000
const SECOND_MS = 1_000

/** Ana and Ben have the tag; Ana has renamed it, which Ben does not know. */
async function renamed() {
  const team = await createTeam()
  const people = [await team.join('owner'), await team.join('owner')] as const
  const [ana, ben] = [createPen(team, people[0]), createPen(team, people[1])]
  await ana.push([ana.mut('tags', 'vip', { name: 'VIP' })])
  const clockOf = async () => (await team.rows())[0]!.clk.name!
  const b = await clockOf()
  team.clock.now += SECOND_MS
  await ana.push([ana.mut('tags', 'vip', { name: 'By Ana' }, { b })])
  team.clock.now += SECOND_MS
  return { team, people, ana, ben, b, hers: await clockOf(), clockOf }
}

describe('a value that somebody wrote over without having seen it', () => {
  test('is told of by its clock, with who wrote what stands: in the answer, the pull and the delta', async () => {
    const { team, people, ana, ben, b, hers } = await renamed()
    const { body } = await ben.push([ben.mut('tags', 'vip', { name: 'By Ben' }, { b })])
    const unseen = { name: { stamps: [hers], by: people[1].userId } }
    expect(pushAnswerSchema.parse(body).rows).toMatchObject([{ data: { name: 'By Ben' }, unseen }])
    const pulled = pullAnswerSchema.parse((await ana.pull()).body)
    expect(pulled.rows).toMatchObject([{ unseen }])
    const sight = await team.db.own((tx) => look(tx, team.ws, 0, []))
    expect(sight?.changed).toEqual(pulled.rows)
    expect(team.written.at(-1)?.rows).toEqual(pulled.rows)
  })

  test('is none when its writer had seen it, wrote the same, or came too late', async () => {
    const { team, ben, b, hers } = await renamed()
    await ben.push([ben.mut('tags', 'vip', { name: 'By Ana' }, { b })])
    await ben.push([ben.mut('tags', 'vip', { name: 'Too late' }, { b, t: 0 })])
    await ben.push([ben.mut('tags', 'vip', { name: 'By Ben' }, { b: hers })])
    const sight = await team.db.own((tx) => look(tx, team.ws, 0, []))
    expect(sight?.changed).toMatchObject([{ data: { name: 'By Ben' } }])
    for (const row of [...(await team.rows()), ...(sight?.changed ?? [])])
      expect(row).not.toHaveProperty('unseen')
  })

  test('stays told whoever else writes there, until its own writer does', async () => {
    const { team, people, ana, ben, b, hers, clockOf } = await renamed()
    await ben.push([
      ben.mut('tags', 'vip', { name: 'By Ben' }, { b }),
      ben.mut('tags', 'vip', { name: 'By Ben again' }, { b }),
    ])
    const his = await clockOf()
    const cleo = await team.join('owner')
    const third = createPen(team, cleo)
    team.clock.now += SECOND_MS
    await third.push([third.mut('tags', 'vip', { name: 'By Cleo' }, { b })])
    const both = { name: { stamps: [hers, his], by: cleo.userId } }
    expect((await team.rows())[0]?.unseen).toEqual(both)
    await third.push([third.mut('tags', 'vip', { color: 'red' })])
    expect((await team.rows())[0]?.unseen).toEqual(both)
    // Ana comes too late and is told so; that she was overwritten before is no news then, and the others hear nothing.
    const { body } = await ana.push([ana.mut('tags', 'vip', { name: 'Too late' }, { b: hers, t: 0 })])
    expect(body.res).toMatchObject([{ st: 'ok', lost: ['name'], by: { name: { id: cleo.userId } } }])
    expect(body.rows).toMatchObject([{ unseen: { name: { stamps: [his], by: cleo.userId } } }])
    await ben.push([ben.mut('tags', 'vip', { name: 'Seen' }, { b: await clockOf() })])
    expect((await team.rows())[0]).not.toHaveProperty('unseen')
    expect(people).toHaveLength(2)
  })

  test('is nobody’s to be told of when a lead has handed the contact over', async () => {
    const team = await createTeam()
    const people = [await team.join('owner'), await team.join('owner'), await team.join('rep')] as const
    const [ana, ben] = [createPen(team, people[0]), createPen(team, people[1])]
    await ana.push([ana.mut('contacts', 'ana', { ownerId: people[0].userId })])
    team.clock.now += SECOND_MS
    await ben.push([ben.mut('contacts', 'ana', { ownerId: people[1].userId })])
    expect(Object.keys((await team.rows())[0]?.unseen ?? {})).toEqual(['ownerId'])
    await team.reassign('ana', { ownerId: people[2].userId })
    expect((await team.rows())[0]).not.toHaveProperty('unseen')
    await ben.push([ben.mut('contacts', 'ana', { ownerId: people[1].userId })])
    expect((await team.rows())[0]).not.toHaveProperty('unseen')
  })
})

test('A version that knows nothing of it reads the rest, and one that does reads rows without it', () => {
  const rowSchema = pullAnswerSchema.def.shape.rows.def.element
  const olderSchema = z.omit(rowSchema, { unseen: true })
  const place = { tbl: 'tags', id: 'vip', bucket: 'ws', parent: null, seq: 1 }
  const old = { ...place, data: { name: 'VIP' }, clk: { name: 'a~client-b' } }
  const row = { ...old, unseen: { name: { stamps: ['9~client-a'], by: 'user-b' } } }
  expect(rowSchema.parse(row)).toEqual(row)
  expect(rowSchema.parse(old)).toEqual(old)
  expect(olderSchema.parse(row)).toEqual(old)
  for (const unseen of [null, { name: { stamps: ['no stamp'], by: 'user-b' } }, { name: { stamps: [] } }])
    expect(rowSchema.safeParse({ ...old, unseen }).success).toBe(false)
})

test('What is kept of a row is little, and not for ever', () => {
  const now = 400 * DAY_MS
  const by = { userId: 'user', isTaken: true }
  let unseen: SyncRow['unseen']
  for (let at = 0; at < 60; at++) {
    const overwrote = `${(now - at).toString(36)}~client-${at}`
    unseen = afterEdit(unseen, { field: 'name', client: 'other', overwrote, now, ...by })
    unseen = afterEdit(unseen, { field: `tags.${at}`, client: 'other', overwrote, now, ...by })
  }
  expect(Object.keys(unseen ?? {}).length).toBeLessThanOrEqual(20)
  expect(unseen?.name?.stamps.map((stamp) => partsOf(stamp).client)).toEqual(
    [55, 56, 57, 58, 59].map((at) => `client-${at}`),
  )
  const later = { client: 'third', overwrote: undefined, now: now + 31 * DAY_MS, ...by }
  expect(afterEdit(unseen, { field: 'name', ...later })).not.toHaveProperty('name')
  // What is as it was is the very same.
  expect(afterEdit(unseen, { field: 'email', ...later })).toBe(unseen)
})

type Step = { do: 'write'; by: number; at: number } | { do: 'pull' | 'push'; by: number }
const by = fc.nat(3)
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), by, at: fc.nat(1_000) }),
    fc.record({ do: fc.constantFrom('pull' as const, 'push' as const), by }),
  ),
  { maxLength: 40 },
)

/** Devices that know of a field what they pulled or what the answer said, and what of theirs was lost or overwritten. */
function play(all: readonly Step[]) {
  const field: { value: string | null; clk?: string; unseen: SyncRow['unseen'] } = {
    value: null,
    unseen: undefined,
  }
  const devices = Array.from({ length: 4 }, (_, at) => {
    const waiting: { v: string; t: number; b: string | null }[] = []
    return { client: `client-${at}`, known: null as string | null, wrote: '', waiting, told: [] as string[] }
  })
  /** Of each true conflict whose value does not stand. */
  const beaten: string[] = []
  let number = 0
  const see = (device: (typeof devices)[number]): void => {
    const stamp = field.unseen?.name?.stamps.find((one) => partsOf(one).client === device.client)
    if (stamp !== undefined && stamp === device.known) device.told.push(device.wrote)
    device.known = field.clk ?? null
  }
  const push = (device: (typeof devices)[number]): void => {
    const { client } = device
    for (const op of device.waiting.splice(0)) {
      const old = { clock: field.clk, value: field.value }
      const merged = mergeField(old, op, op.t, client)
      const isTaken = merged.is === 'taken'
      const isConflict = isTaken && merged.isConflict
      if (merged.is === 'lost') device.told.push(op.v)
      if (merged.is === 'lost') beaten.push(op.v)
      if (isConflict) beaten.push(field.value!)
      const edit = { field: 'name', client, userId: client, isTaken, now: 1_000 }
      field.unseen = afterEdit(field.unseen, { ...edit, overwrote: isConflict ? field.clk : undefined })
      if (isTaken) Object.assign(field, { value: op.v, clk: merged.stamp })
      device.wrote = op.v
    }
    see(device)
  }
  for (const step of all) {
    const device = devices[step.by]!
    const v = `value ${++number}`
    if (step.do === 'write') device.waiting.push({ v, t: step.at, b: device.known })
    else if (step.do === 'push') push(device)
    else if (device.waiting.length === 0) see(device)
  }
  for (const device of devices) push(device)
  for (const device of devices) see(device)
  return { devices, beaten }
}

test('of each true conflict exactly one is told, unless they have written there since', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { devices, beaten } = play(all)
      const told = devices.flatMap((one) => one.told)
      expect(new Set(told).size).toBe(told.length)
      for (const value of told) expect(beaten).toContain(value)
      // Who writes again while it waits says a new thing: that is what they hear of, if it is beaten too.
      const last = devices.map(({ wrote }) => wrote)
      for (const value of beaten.filter((one) => last.includes(one))) expect(told).toContain(value)
    }),
    { numRuns: 300 },
  )
})
