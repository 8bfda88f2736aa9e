import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import { LIMITS } from '../../../backend/src/limits.ts'
import { freshDatabase, freshPostgres } from '../support/databases.ts'
import { type Instance, startInstance } from './support/instance.ts'
import { runSchedule, scheduleArbitrary, withLostRings } from './support/run-schedule.ts'

/** Room for one change or two: what is more is pulled. */
const LITTLE = { ...LIMITS, look: 500, delta: 600 }
const RUNS = Number(process.env.CHATSIDE_RUNS ?? 0)

describe('devices on lines that lose, delay, reorder and break, while rights change', () => {
  it.each([
    ['PGlite', openPglite, RUNS || 3, LIMITS],
    ['PGlite, with little told at once', openPglite, RUNS || 2, LITTLE],
    ['PostgreSQL with two instances', openPostgres, RUNS || 300, LIMITS],
  ])(
    'end with what the server has for them, and are never sent a row they may not see: %s',
    async (_name, open, runs, limits) => {
      const dbs = await open()
      const instances: Instance[] = []
      for (const [n, db] of dbs.entries())
        instances.push(await startInstance(withLostRings(db, n), { limits }))
      await expectConvergence(instances, runs)
      for (const { errors } of instances) expect(errors).toEqual([])
      for (const { stop } of instances) await stop()
      for (const db of dbs) await db.close()
    },
    1_200_000 + RUNS * 4_000,
  )
})

async function expectConvergence(instances: readonly Instance[], runs: number): Promise<void> {
  let applied = 0
  let pulls = 0
  await fc.assert(
    fc.asyncProperty(scheduleArbitrary, async (schedule) => {
      const outcome = await runSchedule(instances, schedule)
      expect(outcome.faults).toEqual([])
      for (const { has, should } of outcome.devices) expect(has).toEqual(should)
      // It would prove little if everything came by pulls.
      expect(outcome.appliedWell).toBeGreaterThanOrEqual(
        Math.floor(outcome.devices.length / instances.length),
      )
      applied += outcome.applied
      pulls += outcome.pulls
    }),
    { numRuns: runs, endOnFailure: true },
  )
  if (RUNS > 0) console.log({ runs, applied, pulls })
}

async function openPglite(): Promise<Db[]> {
  return [await freshDatabase()]
}

async function openPostgres(): Promise<Db[]> {
  const db = await freshPostgres()
  return [db, await openDatabase({ url: db.url })]
}
