import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Settings } from '@/storage/schema/settings'
import { expectConverged } from './support/compare'
import { idAt } from './support/desk'
import { hire, startTeam, type Team } from './support/team'
import { killWorker, type World } from './support/world'

/** More of them by hand: CHATSIDE_RUNS=500. */
const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 12)

type List = 'stages' | 'customFields'
type Step = {
  do: 'add' | 'remove' | 'rename' | 'move' | 'behind' | 'sync' | 'kill'
  by: number
  list: List
  at: number
  to: number
}

const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('add', 'add', 'remove', 'rename', 'move', 'behind', 'sync', 'sync', 'kill'),
    by: fc.nat(1),
    list: fc.constantFrom('stages', 'customFields'),
    at: fc.nat(30),
    to: fc.nat(30),
  }),
  { minLength: 6, maxLength: 18 },
)

let team: Team
let worlds: World[]
let made = 0
/** What was put in, and what somebody has taken out. */
const added = { stages: new Set<string>(), customFields: new Set<string>() }
const removed = new Set<string>()

beforeAll(async () => {
  team = await startTeam()
  worlds = [team.ana, await hire(team, 'Eva', 'owner'), await hire(team, 'Ben', 'rep')]
})

afterAll(async () => {
  for (const { worker } of worlds) await worker.commands.stop()
  await team.server.stop()
})

test('whatever two owners do to the lists of a team: all have the same, and nothing is lost that nobody took out', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const world of worlds) await world.worker.commands.sync()
      const behind = await Promise.all(worlds.map(({ worker }) => worker.settings.readSettings()))
      for (const step of all) await take(step, behind)
      await expectConverged(team.server, worlds)
      const [ana, ...others] = await Promise.all(worlds.map(({ worker }) => worker.settings.readSettings()))
      for (const { stages, customFields } of others) {
        expect({ stages, customFields }).toEqual({ stages: ana!.stages, customFields: ana!.customFields })
      }
      for (const list of ['stages', 'customFields'] as const) {
        const left = [...added[list]].filter((id) => !removed.has(id))
        expect(ana![list].map(({ id }) => id)).toEqual(expect.arrayContaining(left))
        expect(ana![list].filter(({ id }) => removed.has(id))).toEqual([])
      }
    }),
    // What one leaves behind the next one finds, so that a shorter one would tell something else.
    { numRuns: RUNS, endOnFailure: true },
  )
  expect(removed.size).toBeGreaterThan(0)
}, 3_600_000)

async function take({ do: what, by, list, at, to }: Step, behind: readonly Settings[]): Promise<void> {
  const world = worlds[by]!
  if (what === 'sync') return world.worker.commands.sync()
  if (what === 'kill') return killWorker(world)
  // A screen that was not told of anything since, or one that was.
  const seen = what === 'behind' ? behind[by]! : await world.worker.settings.readSettings()
  const items: { id: string }[] = [...seen[list]]
  const index = at % Math.max(1, items.length)
  const item = items[index]
  if (what === 'add' || what === 'behind') {
    const id = idAt(++made)
    added[list].add(id)
    const fields =
      list === 'stages' ? { name: `Stage ${made}`, kind: 'open' } : { label: `Field ${made}`, kind: 'text' }
    items.splice(to % (items.length + 1), 0, Object.assign({ id }, fields))
  } else if (item === undefined) return
  else if (what === 'rename')
    items[index] = { ...item, [list === 'stages' ? 'name' : 'label']: `Renamed ${at} ${to}` }
  else if (what === 'move') items.splice(to % items.length, 0, ...items.splice(index, 1))
  else if (added[list].has(item.id)) {
    removed.add(item.id)
    items.splice(index, 1)
  }
  await world.worker.settings.changeSettings(() => ({ [list]: items }), { [list]: seen[list] })
}
