import { expect, test } from 'vitest'
import { exportEntries } from '../../../backend/src/backup/export-entries.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeTeam } from '../support/team.ts'

const SMALL = 18_000
const LARGE = 60
const LARGE_BYTES = 190_000
/** A page, one row more, and what is around them. */
const MOST = 4_000_000 + 2 * LARGE_BYTES

test('a backup of a large team comes in pages of which none is large, and is whole', async () => {
  const db = await freshDatabase()
  const { ws } = await makeTeam(db)
  await db.own(async (tx) => {
    await tx.query(
      `insert into rows (ws, tbl, id, bucket, seq, data, clk)
       select $1, 'contacts', 'c' || n, 'ws', n, jsonb_build_object('name', case when n % $3::int = 0 then $4::text else 'Small' end), '{}'
       from generate_series(1, $2::int) n`,
      [ws, SMALL, SMALL / LARGE, 'x'.repeat(LARGE_BYTES)],
    )
    await tx.query(
      `insert into history (ws, tbl, id, field, seq, value, stamp, kind)
       select $1, 'contacts', 'c' || n, 'name', n, to_jsonb($3::text), 'a~client', 'replaced'
       from generate_series(1, $2::int) n`,
      [ws, LARGE, 'y'.repeat(LARGE_BYTES)],
    )
    await tx.query('update workspaces set counter = $2 where ws = $1', [ws, SMALL])
  })
  const seqs: number[] = []
  let largest = 0
  let history = 0
  let upto: unknown
  for await (const page of exportEntries({ db, ws, since: 0, now: Date.now })) {
    largest = Math.max(
      largest,
      page.reduce((sum, entry) => sum + entry.length, 0),
    )
    for (const entry of page) {
      const { kind, row, ...end } = JSON.parse(entry) as { kind: string; row: { seq: number }; upto?: number }
      if (kind === 'rows') seqs.push(row.seq)
      if (kind === 'history') history += 1
      upto = end.upto
    }
  }
  expect(largest).toBeLessThan(MOST)
  expect(seqs).toEqual(Array.from({ length: SMALL }, (_, at) => at + 1))
  expect({ history, upto }).toEqual({ history: LARGE, upto: SMALL })
  await db.close()
})
