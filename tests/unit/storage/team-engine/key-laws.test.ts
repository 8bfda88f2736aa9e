import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { TeamSession } from '@/storage/schema/team'
import { askServer, ServerRefusal } from '@/storage/sync/ask-server'
import { keepDeviceKey, newDeviceKey, publicHalf } from '@/storage/sync/device-key'
import { fetchRing } from '@/storage/sync/keys/ring'
import { settleKeys, unsettleKeys } from '@/storage/sync/keys/settle-keys'
import type { NewInvite } from '@/storage/sync/people-wire'
import { type JoinAnswer, joinAnswerSchema, PROTOCOL, type Role } from '@/storage/sync/wire'
import * as z from 'zod/mini'
import { freshDatabase } from '../../../backend/support/databases.ts'
import { openWay, useNet } from './support/net'
import { startServer, type TeamServer } from './support/server'

/** More of them: KEY_RUNS=200. */
const RUNS = Number(process.env['KEY_RUNS'] ?? 2)
/** Enough for a key that was begun to come to everybody. */
const ROUNDS = 2

type Device = { session: TeamSession; isIn: boolean; had: ReadonlySet<number> }
type Office = { server: TeamServer; url: string; devices: Device[] }
type Step = { kind: 'join'; role: Role } | { kind: 'remove' | 'settle'; pick: number }

beforeAll(useNet)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('join' as const),
    role: fc.constantFrom<Role[]>('owner', 'manager', 'rep', 'viewer'),
  }),
  fc.record({
    kind: fc.constantFrom('remove' as const, 'settle' as const, 'settle' as const),
    pick: fc.nat(),
  }),
)

test('whoever comes and goes: all who are in have the same keys, and nobody who was removed has a later one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12, size: 'max' }), async (steps) => {
      const office = await open()
      try {
        for (const one of steps) await run(office, one)
        await expectLaws(office)
      } finally {
        await office.server.stop()
      }
    }),
    { numRuns: RUNS },
  )
})

async function open(): Promise<Office> {
  const server = await startServer(await freshDatabase())
  const office = {
    server,
    url: `http://localhost:${openWay(server).port}`,
    devices: [],
  }
  await join(office, server.ownerSecret!)
  return office
}

async function run(office: Office, one: Step): Promise<void> {
  const there = office.devices.filter(({ isIn }) => isIn)
  const first = there[0]!
  if (one.kind === 'join') {
    const made = await askServer(first.session, 'POST', '/v1/admin/invites', z.unknown(), { role: one.role })
    return join(office, (made as NewInvite).secret)
  }
  const picked = there[one.pick % there.length]!
  if (one.kind === 'settle') return settle(picked)
  // The first owner stays: somebody has to let the others in.
  if (picked !== first) await remove(first, picked)
}

async function join({ url, devices }: Office, fragment: string): Promise<void> {
  const pair = await newDeviceKey()
  const answer: JoinAnswer = await askServer({ url }, 'POST', '/v1/join', joinAnswerSchema, {
    invite: fragment.split('.')[0],
    deviceName: 'Laptop',
    pubkey: await publicHalf(pair),
    proto: PROTOCOL,
  })
  await keepDeviceKey(answer.deviceId, pair)
  const session = { url, deviceName: 'Laptop', joinedAt: 1, ...answer }
  devices.push({ session, isIn: true, had: new Set() })
}

/** It is removed just after it has taken all that it can open. */
async function remove(by: Device, device: Device): Promise<void> {
  device.had = new Set((await fetchRing(device.session)).keys.keys())
  const path = `/v1/admin/devices/${device.session.deviceId}/revoke`
  await askServer(by.session, 'POST', path, z.undefined())
  device.isIn = false
}

async function settle({ session }: Device): Promise<void> {
  await unsettleKeys()
  await settleKeys(session, 'any')
}

async function expectLaws({ server, devices }: Office): Promise<void> {
  const there = devices.filter(({ isIn }) => isIn)
  const before = await Promise.all(there.map(({ session }) => fetchRing(session)))
  const known = before.flatMap(({ keys }) => [...keys.keys()])
  for (let round = 0; round < ROUNDS; round++) for (const device of there) await settle(device)
  const rings = await Promise.all(there.map(({ session }) => fetchRing(session)))
  const opened = await Promise.all(rings.map(({ keys }) => rawOf(keys)))
  const { epoch } = rings[0]!
  for (const [at, ring] of rings.entries()) {
    expect(ring).toMatchObject({ epoch, isSpent: false })
    expect([...ring.keys.keys()]).toEqual(expect.arrayContaining([...known, epoch]))
    expect(opened[at]).toEqual(opened[0])
  }
  for (const { session, had } of devices.filter(({ isIn }) => !isIn)) {
    expect(had.has(epoch)).toBe(false)
    await expect(fetchRing(session)).rejects.toBeInstanceOf(ServerRefusal)
  }
  const dump = JSON.stringify(await server.db.own((tx) => tx.query('select * from key_grants')))
  for (const raw of Object.values(opened[0]!)) expect(dump).not.toContain(raw)
  expect(server.errors).toEqual([])
}

/** @returns the bytes of each key as base64url, by epoch. */
async function rawOf(keys: ReadonlyMap<number, CryptoKey>): Promise<Record<number, string>> {
  const raw = [...keys].map(async ([epoch, key]) => {
    const bytes = await crypto.subtle.exportKey('raw', key)
    return [epoch, Buffer.from(bytes).toString('base64url')] as const
  })
  return Object.fromEntries(await Promise.all(raw))
}
