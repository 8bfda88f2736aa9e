import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SyncRow } from '../../../storage/sync/wire.ts'
import { createOffice, type Office } from './office.ts'
import { schedules, skews } from './schedule.ts'

const RUNS = Number(process.env.CHATSIDE_RUNS ?? 8)

test('whatever happens, in the end each device has what it may see of the server, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, skews, async (steps, clocks) => {
      const office = await createOffice(clocks)
      for (const step of steps) await office.run(step)
      await office.heal()
      const rows = await office.team.rows()
      await expectEqual(office, rows)
      expectChildrenWithContacts(rows)
      expectRefusedNowhere(office, rows)
      await expectLostKept(office)
    }),
    { numRuns: RUNS },
  )
}, 3_600_000)

async function expectEqual(office: Office, rows: readonly SyncRow[]): Promise<void> {
  for (const { person, model } of office.devices) {
    const allowed = await office.team.bucketsOf(person.deviceId)
    const seen = rows.filter(({ bucket }) => allowed.includes(bucket))
    expect([...model.profile.rows.values()].toSorted((one, other) => one.seq - other.seq)).toEqual(seen)
  }
}

function expectChildrenWithContacts(rows: readonly SyncRow[]): void {
  const contacts = new Map(rows.filter(({ tbl }) => tbl === 'contacts').map(({ id, bucket }) => [id, bucket]))
  for (const { parent, bucket, data } of rows.filter(({ tbl }) => tbl === 'notes')) {
    expect(data.contactId).toBe(parent)
    expect(bucket).toBe(contacts.get(parent ?? ''))
  }
}

/** What was denied has left no trace in any row. */
function expectRefusedNowhere(office: Office, rows: readonly SyncRow[]): void {
  const texts = new Set(rows.flatMap(({ data }) => Object.values(data)))
  for (const [mid, { value }] of office.values) {
    const outcome = office.outcomes.get(mid)
    if (outcome !== undefined && outcome.st !== 'ok') expect(texts.has(value)).toBe(false)
  }
}

/** What came too late can be shown and taken back. */
async function expectLostKept(office: Office): Promise<void> {
  const history = await office.team.db.own((tx) =>
    tx.query<{ value: string }>("select value from history where ws = $1 and kind = 'lost'", [
      office.team.ws,
    ]),
  )
  const kept = new Set(history.map(({ value }) => value))
  for (const [mid, { field, value }] of office.values) {
    if (office.outcomes.get(mid)?.lost?.includes(field) === true) expect(kept.has(value)).toBe(true)
  }
}
