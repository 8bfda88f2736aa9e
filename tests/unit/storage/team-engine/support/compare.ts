import { expect } from 'vitest'
import type { SyncRow } from '@/storage/sync/wire'
import type { TeamServer } from './server'
import type { World } from './world'

/** All send, all fetch, and what came of it is sent and fetched. */
const ROUNDS = 3

type Said = Record<string, Record<string, unknown>>

/** Waits until nothing is left to be sent or fetched anywhere, and all have what they may see of the server. */
export async function expectConverged(server: TeamServer, worlds: readonly World[]): Promise<void> {
  await settle(worlds)
  const rows = await server.rows()
  for (const world of worlds) await expectSame(server, rows, world)
  expect(server.errors).toEqual([])
}

/** Each sends and fetches until nothing is new. */
export async function settle(worlds: readonly World[]): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const { worker } of worlds) await worker.commands.sync()
  }
}

async function expectSame(server: TeamServer, rows: readonly SyncRow[], world: World): Promise<void> {
  const { worker, name } = world
  const db = await worker.database()
  expect(await db.outbox.toArray(), `${name}'s edits that wait`).toEqual([])
  const session = await worker.session()
  const buckets = await server.bucketsOf(session!.token)
  const seen = rows.filter(({ bucket }) => buckets.includes(bucket))
  expect(await saidBy(world), `what ${name} has`).toEqual(saidByServer(seen))
}

/** What the rows here say to the team. */
async function saidBy({ worker }: World): Promise<Said> {
  const db = await worker.database()
  const said: Said = {}
  // What the server would not have is this browser's alone, with all that belongs to it.
  const own = await db.syncRows.filter(({ isLocal }) => isLocal === 1).primaryKeys()
  for (const table of worker.tables) {
    for (const row of await db[table].toArray()) {
      const key = `${table}|${row.id}`
      const { contactId = '' } = row as { contactId?: string }
      if (!own.includes(key) && !own.includes(`contacts|${contactId}`))
        said[key] = worker.toFields(table, row)
    }
  }
  return said
}

function saidByServer(rows: readonly SyncRow[]): Said {
  return Object.fromEntries(
    rows
      .filter(({ data }) => !isGone(data))
      .map(({ tbl, id, data }) => [
        `${tbl}|${id}`,
        Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)),
      ]),
  )
}

function isGone(data: SyncRow['data']): boolean {
  return data.erasedAt !== undefined && data.erasedAt !== null
}
