import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import type { SyncRow } from '../../../storage/sync/wire.ts'
import { freshPostgres } from '../support/databases.ts'
import { backUp } from './back-up.ts'
import { createOffice, type Office } from './office.ts'
import { CONTACTS, pages, schedules, skews } from './schedule.ts'

const RUNS = Number(process.env.CHATSIDE_RUNS ?? 4)
const ROUNDS = 4
const KEPT = new Set(['ownerId', 'teamId', 'contactId', 'deletedAt', 'erasedAt'])

test('whatever happens, in the end each device has what it may see of the server, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, skews, pages, async (steps, clocks, limits) => {
      const office = await createOffice(clocks, { limits })
      for (const step of steps) await office.run(step)
      await office.heal()
      await expectConverged(office)
    }),
    { numRuns: RUNS },
  )
}, 3_600_000)

test('so it is on PostgreSQL with two instances, and when everybody sends at once', async () => {
  const first = await freshPostgres()
  const second = await openDatabase({ url: first.url })
  try {
    await fc.assert(
      fc.asyncProperty(schedules, skews, pages, async (steps, clocks, limits) => {
        const office = await createOffice(clocks, { dbs: [first, second], limits })
        for (const step of steps) await office.run(step)
        await rush(office)
        await office.heal()
        await expectConverged(office)
      }),
      { numRuns: RUNS },
    )
  } finally {
    await second.close()
    await first.close()
  }
}, 3_600_000)

test('what was written after the backup comes back from the devices, and nothing is done twice', async () => {
  const office = await createOffice([])
  const { team, devices } = office
  const [boss, , rep] = devices.map(({ model }) => model)
  rep!.edit('contacts', 'ana', { company: 'Before' })
  await office.heal()
  const restore = await backUp(team)
  rep!.edit('contacts', 'eve', { ownerId: devices[2]!.person.userId, name: 'Eve' })
  rep!.edit('notes', 'of-eve', { contactId: 'eve', text: 'After the backup' }, 'eve')
  boss!.edit('contacts', 'ana', { company: 'After' })
  await office.heal()
  const before = await team.rows()
  await restore()
  // What came of the mutations since then is not known any more.
  office.outcomes.clear()
  expect(await team.rows()).not.toEqual(before)
  // First they learn of it, then they send again, then all fetch.
  for (let round = 0; round < 3; round++) await office.heal()
  const rows = await team.rows()
  const content = (all: typeof rows) =>
    all
      .map(({ tbl, id, bucket, data }) => ({ tbl, id, bucket, data }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(content(rows)).toEqual(content(before))
  await expectEqual(office, rows)
})

/** Each device edits, sends and fetches as fast as it can, while contacts and teams change hands. */
async function rush({ team, devices }: Office): Promise<void> {
  const lead = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      const { userId } = devices[2 + (round % 3)]!.person
      await team.reassign('ana', { ownerId: userId, teamId: null })
      await team.setTeams(userId, round % 2 === 0 ? [] : ['north', 'south'])
    }
  }
  const work = devices.map(async ({ person, model }, at) => {
    const { post } = team.as(person.deviceId)
    for (let round = 0; round < ROUNDS; round++) {
      for (const contact of CONTACTS) model.edit('contacts', contact, { name: `${at} in round ${round}` })
      await model.push(post)
      await model.pull(post)
    }
  })
  await Promise.all([...work, lead()])
}

async function expectConverged(office: Office): Promise<void> {
  const rows = await office.team.rows()
  await expectEqual(office, rows)
  expectChildrenWithContacts(rows)
  expectRefusedNowhere(office, rows)
  await expectForgotten(office, rows)
  await expectLostKept(office, rows)
}

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
async function expectLostKept(office: Office, rows: readonly SyncRow[]): Promise<void> {
  const erased = erasedIn(rows)
  const history = await office.team.db.own((tx) =>
    tx.query<{ value: string }>("select value from history where ws = $1 and kind = 'lost'", [
      office.team.ws,
    ]),
  )
  const kept = new Set(history.map(({ value }) => value))
  for (const [mid, { tbl, id, field, value }] of office.values) {
    // A note may have belonged to one that was erased.
    if (tbl === 'contacts' ? erased.has(id) : erased.size > 0) continue
    if (office.outcomes.get(mid)?.lost?.includes(field) === true) expect(kept.has(value)).toBe(true)
  }
}

/** Of an erased contact, and of what belongs to it, nothing stays that anybody has ever said. */
async function expectForgotten({ team }: Office, rows: readonly SyncRow[]): Promise<void> {
  const erased = erasedIn(rows)
  const own = rows.filter(({ tbl, id, parent }) => erased.has(tbl === 'contacts' ? id : (parent ?? '')))
  for (const { tbl, data, unseen } of own) {
    const said = Object.keys(data).filter((field) => data[field] !== null)
    expect(said.filter((field) => !KEPT.has(field))).toEqual([])
    expect({ isGone: said.includes(tbl === 'contacts' ? 'erasedAt' : 'deletedAt'), unseen }).toEqual({
      isGone: true,
    })
  }
  const history = await team.db.own((tx) =>
    tx.query<{ tbl: string; id: string }>('select tbl, id from history where ws = $1', [team.ws]),
  )
  const ids = new Set(own.map(({ tbl, id }) => `${tbl} ${id}`))
  expect(history.filter(({ tbl, id }) => ids.has(`${tbl} ${id}`))).toEqual([])
}

function erasedIn(rows: readonly SyncRow[]): Set<string> {
  return new Set(rows.filter(({ data }) => typeof data['erasedAt'] === 'number').map(({ id }) => id))
}
