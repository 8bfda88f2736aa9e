import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settle } from './support/compare'
import { addContact, edit, idAt } from './support/desk'
import { cutLines, until } from './support/net'
import { hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'

const ROUNDS = 8
const MINUTE_MS = 61_000

/** A browser with what reminds its person. */
type Desk = {
  world: World
  shown: string[]
  tick: () => Promise<void>
  /** What is waited for once, before a notification is shown or after it was agreed on who shows it. */
  hold: { show?: () => Promise<void>; agree?: () => Promise<void> }
}

let team: Team
let desks: Desk[]

beforeAll(async () => {
  team = await startTeam()
  const ana = await deskOf(team.ana)
  desks = [ana, await deskOf(await hire(team, 'Ben', 'rep')), await deskOf(await hire(team, 'Cem', 'rep'))]
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
  const hold: Desk['hold'] = {}
  const { tick } = createReminders({
    show: async ({ items }) => {
      await hold.show?.()
      shown.push(...items.map(({ followUpId }) => followUpId))
    },
    setBadge: async () => undefined,
    wakeAt: async () => undefined,
    agree: async (at) => {
      const agreed = await agreeOnDue((await world.worker.session())!, at)
      await hold.agree?.()
      return agreed
    },
    readQuietHours: async () => ({ quiet: { on: false, from: 0, to: 0 }, timeZone: 'UTC' }),
    memory: { read: async () => ({ hadDigest: true }), write: async () => undefined },
  })
  return { world, shown, tick, hold }
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

describe('who has claimed a reminder', () => {
  test('and is slow shows it alone, though its five seconds are over', async () => {
    const [ana, ben] = desks as [Desk, Desk]
    const id = await planFor(idAt(400))
    const shows = holdBack(ana, 'show')
    const shown = ana.tick()
    await shows.begun
    await passLocks()
    await ben.tick()
    shows.release()
    await shown
    await settle([ana.world, ben.world])
    ben.world.skewMs += MINUTE_MS
    await ben.tick()
    expect(shownBy(id)).toEqual(['Ana'])
    ben.world.skewMs = 0
  })

  test('and dies is followed by one of all others, a minute later', async () => {
    const [ana, ben, cem] = desks as [Desk, Desk, Desk]
    const id = await planFor(idAt(410))
    holdBack(ana, 'show')
    void ana.tick()
    await until(async () => expect(await stateOf(ana, id)).toBe('firing'))
    await Promise.all([ben.tick(), cem.tick()])
    await passLocks()
    await Promise.all([ben.tick(), cem.tick()])
    expect(shownBy(id)).toEqual([])
    for (const { world } of [ben, cem]) world.skewMs += MINUTE_MS
    await Promise.all([ben.tick(), cem.tick()])
    expect(shownBy(id)).toHaveLength(1)
    await settle([ben.world, cem.world])
    for (const { world } of [ben, cem]) world.skewMs += MINUTE_MS
    await passLocks()
    await Promise.all([ben.tick(), cem.tick()])
    expect(shownBy(id)).toHaveLength(1)
    for (const { world } of [ben, cem]) world.skewMs = 0
  })

  test('and sleeps for so long that another one shows it does not show it any more when it wakes', async () => {
    const [, ben, cem] = desks as [Desk, Desk, Desk]
    const id = await planFor(idAt(420))
    // A machine that sleeps hears nothing by a line either.
    ben.world.way.hasLines = false
    cutLines(ben.world.way)
    const agrees = holdBack(ben, 'agree')
    const shown = ben.tick()
    await agrees.begun
    await passLocks()
    await cem.tick()
    cem.world.skewMs += MINUTE_MS
    await cem.tick()
    expect(shownBy(id)).toEqual(['Cem'])
    await settle([cem.world])
    ben.world.skewMs += 2 * MINUTE_MS
    agrees.release()
    await shown
    expect(shownBy(id)).toEqual(['Cem'])
    for (const { world } of [ben, cem]) world.skewMs = 0
  })
})

/** A follow-up of a customer of nobody that is due for all. */
async function planFor(id: string): Promise<string> {
  const [ana] = desks as [Desk]
  await plan(ana.world, id, idAt(1), Date.now() - 1_000)
  await settle(desks.map(({ world }) => world))
  return id
}

function shownBy(id: string): string[] {
  return desks.flatMap(({ world, shown }) => shown.filter((one) => one === id).map(() => world.name))
}

/** Has all locks end, as they do after five seconds. */
async function passLocks(): Promise<void> {
  await team.server.db.own((tx) =>
    tx.query(`update locks set until = clock_timestamp() - interval '1 second'`),
  )
}

/** Has the next notification, or what comes of the next agreement, wait until it is let go. */
function holdBack(desk: Desk, what: 'show' | 'agree'): { begun: Promise<void>; release: () => void } {
  let [begin, release] = [(): void => undefined, (): void => undefined]
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const released = new Promise<void>((resolve) => (release = resolve))
  desk.hold[what] = () => {
    delete desk.hold[what]
    begin()
    return released
  }
  return { begun, release: () => release() }
}
