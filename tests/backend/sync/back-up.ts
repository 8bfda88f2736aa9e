import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../backend/src/db/db.ts'
import type { Team } from './team.ts'

const TABLES = ['rows', 'gone', 'clients', 'mutations', 'history']

/** What a backup holds of a workspace. @returns what puts it back, under another timeline. */
export async function backUp({ db, ws }: Team): Promise<() => Promise<void>> {
  const [workspace] = await db.own((tx) =>
    tx.query<{ counter: unknown }>('select counter from workspaces where ws = $1', [ws]),
  )
  const kept: object[][] = []
  await db.own(async (tx) => {
    for (const table of TABLES) kept.push(await readAll(tx, table, ws))
  })
  return () =>
    db.own(async (tx) => {
      for (const [at, table] of TABLES.entries()) {
        await tx.query(`delete from ${table} where ws = $1`, [ws])
        const columns = Object.keys(kept[at]?.[0] ?? {}).map((name) => `"${name}"`)
        if (columns.length === 0) continue
        await tx.query(
          `insert into ${table} (${columns.join()}) select ${columns.join()}
           from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
          [JSON.stringify(kept[at])],
        )
      }
      await tx.query('update workspaces set counter = $2, gen = $3 where ws = $1', [
        ws,
        Number(workspace?.counter),
        `gen-${randomUUID()}`,
      ])
    })
}

/** But for what the database works out by itself. */
async function readAll(tx: Tx, table: string, ws: string): Promise<object[]> {
  const found = await tx.query<{ row: object }>(
    `select to_jsonb(t) - 'size' as row from ${table} t where ws = $1`,
    [ws],
  )
  return found.map(({ row }) => row)
}
