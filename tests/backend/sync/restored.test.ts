import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Tx } from '../../../backend/src/db/db.ts'
import { createOffice } from './office.ts'
import type { Team } from './team.ts'

const TABLES = ['rows', 'gone', 'clients', 'mutations', 'history']

/** What a backup holds of a workspace. @returns what puts it back, under another timeline. */
async function backUp({ db, ws }: Team): Promise<() => Promise<void>> {
  const [workspace] = await db.own((tx) =>
    tx.query<{ counter: unknown }>('select counter from workspaces where ws = $1', [ws]),
  )
  const kept: unknown[][] = []
  await db.own(async (tx) => {
    for (const table of TABLES) kept.push(await readAll(tx, table, ws))
  })
  return () =>
    db.own(async (tx) => {
      for (const [at, table] of TABLES.entries()) {
        await tx.query(`delete from ${table} where ws = $1`, [ws])
        const rows = JSON.stringify(kept[at])
        await tx.query(
          `insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, $1::text::jsonb) r`,
          [rows],
        )
      }
      await tx.query('update workspaces set counter = $2, gen = $3 where ws = $1', [
        ws,
        Number(workspace?.counter),
        `gen-${randomUUID()}`,
      ])
    })
}

async function readAll(tx: Tx, table: string, ws: string): Promise<unknown[]> {
  const found = await tx.query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t where ws = $1`, [
    ws,
  ])
  return found.map(({ row }) => row)
}

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
  for (const { person, model } of devices) {
    const allowed = await team.bucketsOf(person.deviceId)
    const seen = rows.filter(({ bucket }) => allowed.includes(bucket))
    expect([...model.profile.rows.values()].toSorted((one, other) => one.seq - other.seq)).toEqual(seen)
  }
})
