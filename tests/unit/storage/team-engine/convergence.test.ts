import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIMITS } from '../../../../backend/src/limits.ts'
import { expectConverged } from './support/compare'
import { schedules, type Step, take } from './support/schedule'
import { expectTold } from './support/told'
import { ask, hire, startTeam, type Team } from './support/team'
import { killWorker, type World } from './support/world'

/** More of them by hand: CHATSIDE_RUNS=500. */
const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 15)

/** What the server says at once: as much as it does, or so little that it takes many answers. */
const limits = fc.constantFrom(
  LIMITS,
  LIMITS,
  { page: 1, look: 1, delta: 1 },
  { page: 1_500, look: 1_500, delta: 800 },
)

/** So that some do collide, and some hear of it by their line, whatever else happens. */
const SURE: Step[] = [
  { do: 'add', by: 1, contact: 0 },
  { do: 'sync', by: 1, fault: 'none' },
  { do: 'sync', by: 0, fault: 'none' },
  { do: 'clash', by: 1, contact: 0 },
  { do: 'sync', by: 1, fault: 'none' },
  { do: 'sync', by: 0, fault: 'none' },
  { do: 'hear', by: 1, contact: 0 },
]

let team: Team
let worlds: World[]
let run = 0
let told = 0

beforeAll(async () => {
  team = await startTeam()
  worlds = [team.ana, await hire(team, 'Ben', 'rep'), await hire(team, 'Cleo', 'rep')]
})

afterAll(async () => {
  for (const { worker } of worlds) await worker.commands.stop()
  await team.server.stop()
})

test('whatever happens to three people, in the end each has what they may see, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, limits, async (steps, small) => {
      Object.assign(team.server.limits, small)
      const office = { worlds, kill: killWorker, run: ++run }
      for (const one of steps) await take(office, one)
      await heal()
      await expectConverged(team.server, worlds)
      told += await expectTold(team.server, worlds)
    }),
    // What one leaves behind the next one finds, so that a shorter one would tell something else.
    { numRuns: RUNS, endOnFailure: true, examples: [[SURE, LIMITS]] },
  )
  expect(told).toBeGreaterThan(0)
  // Some came by lines, and not all by asking.
  expect(worlds.flatMap(({ frames }) => frames).map(({ type }) => type)).toContain('delta')
}, 3_600_000)

/** No more faults, right clocks, and everybody is what they were. */
async function heal(): Promise<void> {
  for (const world of worlds) Object.assign(world, { skewMs: 0 })
  const { user } = (await worlds[2]!.worker.session())!
  await ask(worlds[0]!, 'PATCH', `/v1/admin/members/${user.id}`, { role: 'rep' })
  for (const { worker } of worlds) expect((await worker.session())?.isOver).toBeUndefined()
}
