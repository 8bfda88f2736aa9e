import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listPeople } from '../../../backend/src/people/person.ts'
import { ROLES, type Role } from '../../../storage/sync/wire.ts'
import { freshDatabase } from '../support/databases.ts'
import { type Desk, openOffice, type Office } from './support/office.ts'

const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 2)
const RANK: Record<Role, number> = { viewer: 0, rep: 1, manager: 2, owner: 3 }

/** Who does what to whom; numbers pick among those who are there. */
type Step = { by: number; to: number; team: number; pick: number; role: Role; what: What }
const WHATS = [
  'role',
  'join',
  'device',
  'device',
  'place',
  'place',
  'unplace',
  'share',
  'unshare',
  'reassign',
  'leave',
  'revoke',
] as const
type What = (typeof WHATS)[number]
type Standing = { role: Role; contacts: Set<string> }

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  // Mostly managers and their people: theirs are the rules with an edge.
  by: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(1, 2) }, { weight: 2, arbitrary: fc.nat(30) }),
  to: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(3, 4, 5) }, { weight: 2, arbitrary: fc.nat(30) }),
  team: fc.nat(1),
  pick: fc.nat(30),
  role: fc.constantFrom(...ROLES),
  what: fc.constantFrom(...WHATS),
})

describe('whatever people do to one another', () => {
  it(
    'nobody gains more than who granted it has, there is an owner, and who is out stays out',
    async () => {
      let done = 0
      await fc.assert(
        fc.asyncProperty(fc.array(stepArbitrary, { minLength: 10, maxLength: 20 }), async (steps) => {
          const world = await newWorld()
          for (const step of steps) done += (await take(world, step)) ? 1 : 0
        }),
        { numRuns: RUNS },
      )
      // Were everything refused, the law would hold of itself.
      expect(done).toBeGreaterThan(RUNS)
    },
    60_000 + RUNS * 5_000,
  )
})

type World = {
  office: Office
  teams: string[]
  desks: Desk[]
  contacts: string[]
  out: Set<string>
  standings?: Map<string, Standing>
}

async function newWorld(): Promise<World> {
  const office = await openOffice(await freshDatabase())
  const [north, south] = [await office.makeTeam('North'), await office.makeTeam('South')]
  const desks = [
    office.owner,
    await office.hire('manager', { teamId: north }),
    await office.hire('manager', { teamId: south }),
    await office.hire('rep', { teamId: north }),
    await office.hire('rep', { teamId: south }),
    await office.hire('viewer', { teamId: north }),
  ]
  const owned = [await office.contactOf(desks[3]!), await office.contactOf(desks[4]!)]
  const ofTeam = await office.write('contacts', `t:${south}`, { teamId: south })
  return { office, teams: [north, south], desks, contacts: [...owned, ofTeam], out: new Set() }
}

/** Does one step and holds it against the laws. @returns whether it was done. */
async function take(world: World, step: Step): Promise<boolean> {
  const by = world.desks[step.by % world.desks.length]!
  const before = world.standings ?? (await standings(world))
  const joined = await act(world, step, by)
  const isDone = joined !== false
  if (world.out.has(by.deviceId)) expect(isDone).toBe(false)
  if (typeof joined === 'object') world.desks.push(joined)
  await noteWhoIsOut(world, step, isDone)
  const after = await standings(world)
  world.standings = after
  const granter = before.get(by.user.id)
  for (const [userId, now] of after) expectNoGain({ was: before.get(userId), now, granter })
  expect([...after.values()].some(({ role }) => role === 'owner')).toBe(true)
  for (const desk of world.desks.filter(({ deviceId }) => world.out.has(deviceId)))
    expect((await desk.ask('GET', '/v1/admin/members')).status).toBe(401)
  return isDone
}

function expectNoGain({
  was,
  now,
  granter,
}: {
  was: Standing | undefined
  now: Standing
  granter: Standing | undefined
}): void {
  const gained = [...now.contacts].filter((id) => was?.contacts.has(id) !== true)
  expect(gained.filter((id) => granter?.contacts.has(id) !== true)).toEqual([])
  const hasRisen = was === undefined || RANK[now.role] > RANK[was.role]
  if (hasRisen) expect(RANK[granter!.role]).toBeGreaterThanOrEqual(RANK[now.role])
}

/** Whose rights there are: their role, and which contacts they see. */
async function standings({ office, desks, contacts }: World): Promise<Map<string, Standing>> {
  const buckets = await Promise.all(contacts.map((id) => office.bucketOf(id)))
  const people = await office.db.own((tx) => listPeople(tx, office.ws))
  const found = new Map<string, Standing>()
  for (const { id, role, hasLeft } of people) {
    const desk = desks.find(({ user }) => user.id === id)
    if (desk === undefined || hasLeft) continue
    const seen = new Set(await office.seen(desk))
    found.set(id, { role, contacts: new Set(contacts.filter((_, at) => seen.has(buckets[at]!))) })
  }
  return found
}

/** @returns who has joined, or whether it was done. */
async function act(world: World, step: Step, by: Desk): Promise<Desk | boolean> {
  const target = world.desks[step.to % world.desks.length]!
  const contactId = world.contacts[step.pick % world.contacts.length]!
  const userId = target.user.id
  const teamId = world.teams[step.team]!
  const admin = async (method: string, path: string, body?: unknown): Promise<boolean> =>
    (await by.ask(method, `/v1/admin/${path}`, body)).status < 300
  switch (step.what) {
    case 'role':
      return admin('PATCH', `members/${userId}`, { role: step.role })
    case 'join':
      return joinBy(world, by, { role: step.role, ...(step.pick % 3 === 0 ? {} : { teamId }) })
    case 'device':
      return joinBy(world, by, { userId })
    case 'place':
      return admin('PUT', `teams/${teamId}/members/${userId}`)
    case 'unplace':
      return admin('DELETE', `teams/${teamId}/members/${userId}`)
    case 'share':
      return admin('POST', 'shares', { contactId, userId })
    case 'unshare':
      return admin('DELETE', `shares/${contactId}/${userId}`)
    case 'reassign':
      return admin('POST', 'reassign', {
        from: userId,
        to: world.desks[step.pick % world.desks.length]!.user.id,
      })
    case 'leave':
      return admin('POST', `members/${userId}/leave`)
    default:
      return admin('POST', `devices/${target.deviceId}/revoke`)
  }
}

async function joinBy({ office }: World, by: Desk, ask: Record<string, unknown>): Promise<Desk | false> {
  const { status, body } = await by.ask('POST', '/v1/admin/invites', ask)
  return status === 201 && office.join(body['secret'] as string)
}

async function noteWhoIsOut(world: World, step: Step, isDone: boolean): Promise<void> {
  const target = world.desks[step.to % world.desks.length]!
  if (!isDone) return
  if (step.what === 'revoke') world.out.add(target.deviceId)
  if (step.what !== 'leave') return
  for (const desk of world.desks) if (desk.user.id === target.user.id) world.out.add(desk.deviceId)
}
