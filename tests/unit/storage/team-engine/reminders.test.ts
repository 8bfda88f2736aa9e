import { afterAll, beforeAll, expect, test } from 'vitest'
import { settle } from './support/compare'
import { addContact, edit, idAt } from './support/desk'
import { hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'

const ROUNDS = 8

/** A browser with what reminds its person. */
type Desk = { world: World; shown: string[]; tick: () => Promise<void> }

let team: Team
let desks: Desk[]

beforeAll(async () => {
  team = await startTeam()
  const ana = await deskOf(team.ana)
  desks = [ana, await deskOf(await hire(team, 'Ben', 'rep'))]
})

afterAll(async () => {
  for (const { world } of desks) await world.worker.commands.stop()
  await team.server.stop()
})

/** To be called while the modules of this worker are the last that were loaded. */
async function deskOf(world: World): Promise<Desk> {
  const { createReminders } = await import('@/entrypoints/background/reminders')
  const { agreeOnDue } = await import('@/storage/sync/agree-due')
  const shown: string[] = []
  const { tick } = createReminders({
    show: async ({ items }) => void shown.push(...items.map(({ followUpId }) => followUpId)),
    setBadge: async () => undefined,
    wakeAt: async () => undefined,
    agree: async (at) => agreeOnDue((await world.worker.session())!, at),
    readQuietHours: async () => ({ quiet: { on: false, from: 0, to: 0 }, timeZone: 'UTC' }),
    memory: { read: async () => ({ hadDigest: true }), write: async () => undefined },
  })
  return { world, shown, tick }
}

async function plan({ worker }: World, id: string, contactId: string, dueAt: number): Promise<void> {
  const times = { dueAt, armedAt: dueAt - 1, createdAt: dueAt - 1, updatedAt: dueAt - 1 }
  const condition = 'regardless' as const
  const create = { id, contactId, timeZone: 'UTC', condition, state: 'due' as const, ...times }
  await worker.mutate([{ table: 'followUps', create }], 'followUps.set')
}

async function stateOf({ world }: Desk, id: string): Promise<string | undefined> {
  return (await (await world.worker.database()).followUps.get(id))?.state
}

test('Of two people who look after a customer of nobody, whoever asks the server first shows it, and both know', async () => {
  const [ana, ben] = desks as [Desk, Desk]
  const contactId = idAt(1)
  await addContact(ana.world, contactId, 'Nobody')
  await edit(ana.world, contactId, { ownerId: null })
  for (let round = 0; round < ROUNDS; round++) {
    const id = idAt(100 + round)
    await plan(ana.world, id, contactId, Date.now() - 1_000)
    await settle([ana.world, ben.world])
    await Promise.all([ana.tick(), ben.tick()])
    const shown = [...ana.shown, ...ben.shown].filter((one) => one === id)
    expect(shown).toEqual([id])
    await settle([ana.world, ben.world])
    expect([await stateOf(ana, id), await stateOf(ben, id)]).toEqual(['fired', 'fired'])
  }
  expect(team.server.errors).toEqual([])
})

test('Who looks much later fetches first what was shown; without a way to the server it is shown', async () => {
  const [ana, ben] = desks as [Desk, Desk]
  const contactId = idAt(1)
  const [late, away] = [idAt(200), idAt(201)]
  await plan(ana.world, late, contactId, Date.now() - 1_000)
  await settle([ana.world, ben.world])
  await ana.tick()
  await ana.world.worker.commands.sync()
  await team.server.db.own((tx) => tx.query('delete from locks'))
  await ben.tick()
  expect(ben.shown).not.toContain(late)
  await plan(ana.world, away, contactId, Date.now() - 1_000)
  await settle([ana.world, ben.world])
  for (const { world } of desks) world.way.fault = () => 'unsent'
  await Promise.all([ana.tick(), ben.tick()])
  expect(ana.shown).toContain(away)
  expect(ben.shown).toContain(away)
})

test("A manager is not reminded of a rep's customer, whom they see", async () => {
  const [ana, ben] = desks as [Desk, Desk]
  for (const { world } of desks) world.way.fault = () => 'none'
  const [contactId, id] = [idAt(3), idAt(300)]
  await addContact(ben.world, contactId, "Ben's")
  await plan(ben.world, id, contactId, Date.now() - 1_000)
  await settle([ben.world, ana.world])
  expect(await stateOf(ana, id)).toBe('due')
  await ana.tick()
  expect(ana.shown).not.toContain(id)
  await ben.tick()
  expect(ben.shown).toContain(id)
  await settle([ben.world, ana.world])
  expect(await stateOf(ana, id)).toBe('fired')
})
