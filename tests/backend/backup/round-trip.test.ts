import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { restore } from '../../../backend/src/backup/restore.ts'
import type { Caller, Db, Tx } from '../../../backend/src/db/db.ts'
import { freshDatabase, freshPostgres } from '../support/databases.ts'
import { clear, makeTeam } from '../support/team.ts'
import { askBackup, contentOf, dropBackups, takeBackup } from './take-backup.ts'

const RUNS = Number(process.env.CHATSIDE_RUNS ?? 6)

type Write =
  | { kind: 'row'; id: number; bucket: string; value: unknown }
  | { kind: 'move'; id: number; bucket: string }
  | { kind: 'sent'; n: number }
  | { kind: 'user'; id: number; isThere: boolean }
  | { kind: 'backup' }

const bucket = fc.constantFrom('ws', 'o:a', 'c:1')
const id = fc.nat(6)
const writes: fc.Arbitrary<Write[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('row' as const), id, bucket, value: fc.jsonValue() }),
    fc.record({ kind: fc.constant('move' as const), id, bucket }),
    fc.record({ kind: fc.constant('sent' as const), n: fc.integer({ min: 1, max: 50 }) }),
    fc.record({ kind: fc.constant('user' as const), id: fc.nat(2), isThere: fc.boolean() }),
    fc.constant({ kind: 'backup' as const }),
  ),
  { maxLength: 25 },
)

afterAll(dropBackups)

describe('a backup', () => {
  test('full and what came after it are the same database again, whatever was written', async () => {
    const [from, to] = [await freshDatabase(), await freshDatabase()]
    const property = fc.asyncProperty(writes, async (all) =>
      isRestored(all, await clear(from), await clear(to)),
    )
    await fc.assert(property, { numRuns: RUNS })
    await Promise.all([from.close(), to.close()])
  })

  test('goes from PGlite to PostgreSQL', async () => {
    const all: Write[] = [
      { kind: 'row', id: 1, bucket: 'ws', value: { a: [1e21, 'ä\u2028"\\', null] } },
      { kind: 'backup' },
      { kind: 'move', id: 1, bucket: 'o:a' },
      { kind: 'sent', n: 1 },
    ]
    const [from, to] = [await freshDatabase(), await freshPostgres()]
    await isRestored(all, from, to)
    expect(await counterOf(to)).toBe(await counterOf(from))
    await Promise.all([from.close(), to.close()])
  })

  test('of many pages has all of it, once and in its order, while others write', async () => {
    const db = await freshDatabase()
    const caller = await makeTeam(db)
    const rows = 1_700
    await db.own((tx) =>
      tx.query(
        `with w as (update workspaces set counter = $1 returning ws)
         insert into rows select ws, 'notes', 'n' || s, 'ws', null, s, '{}', '{}' from w, generate_series(1, $1) s`,
        [rows],
      ),
    )
    await db.own((tx) =>
      tx.query(
        `with c as (insert into clients values ($1, 'client-a', 'device', 1200))
         insert into mutations (ws, mid, client, n, outcome)
         select $1, gen_random_uuid(), 'client-a', s, '{}' from generate_series(1, 1200) s`,
        [caller.ws],
      ),
    )
    const answer = await askBackup(db, caller)
    const reader = answer.body?.getReader()
    await reader?.read()
    // The first page was taken; these go past the place the reading has come to.
    for (const n of [3, 900, 1_650])
      await db.own((tx) =>
        tx.query(
          `with w as (update workspaces set counter = counter + 1 returning ws, counter)
           update rows set seq = w.counter, data = '{"x":1}' from w where rows.ws = w.ws and id = 'n' || $1::int`,
          [n],
        ),
      )
    const chunks: Uint8Array[] = []
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read())
      chunks.push(next.value)
    const text = Buffer.concat(chunks).toString('utf8')
    const seqs = [...text.matchAll(/"seq": ?(\d+)/g)].map((match) => Number(match[1]))
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    expect(new Set(seqs).size).toBe(seqs.length)
    expect(seqs.slice(-3)).toEqual([rows + 1, rows + 2, rows + 3])
    expect([...text.matchAll(/"mid"/g)]).toHaveLength(1_200)
    await db.close()
  })

  test('is for owners only, and of their own team', async () => {
    const db = await freshDatabase()
    const caller = await makeTeam(db)
    await makeTeam(db, 'other')
    for (const role of ['manager', 'rep', 'viewer'] as const)
      expect((await askBackup(db, { ...caller, role })).status).toBe(403)
    for (const since of ['-1', 'x', '1e3', '1', '99999999999999999999'])
      expect((await askBackup(db, caller, `?since=${since}`)).status).toBe(400)
    const text = await (await askBackup(db, caller)).text()
    expect(text).toContain('"team"')
    expect(text).not.toContain('"other"')
    await db.close()
  })

  test('brings no invite back and holds no secret but hashes', async () => {
    const db = await freshDatabase()
    const caller = await makeTeam(db)
    await db.own((tx) =>
      tx.query(
        `insert into invites (ws, id, secret_hash, role, expires_at, uses_left)
         values ($1, 'i', '\\x01', 'owner', now() + interval '1 day', 1)`,
        [caller.ws],
      ),
    )
    expect(readFileSync(await takeBackup(db, caller), 'utf8')).not.toContain('secret_hash')
    await db.close()
  })
})

async function isRestored(all: readonly Write[], source: Db, target: Db): Promise<void> {
  const caller = await makeTeam(source)
  const files = [await takeBackup(source, caller)]
  let upto = 0
  for (const write of [...all, { kind: 'backup' } as const]) {
    if (write.kind === 'backup') {
      files.push(await takeBackup(source, caller, upto))
      upto = await counterOf(source)
    } else await source.own((tx) => apply(tx, caller, write))
  }
  const restored = await restore(target, files)
  expect(await contentOf(target)).toEqual(await contentOf(source))
  const [now] = await target.own((tx) => tx.query<{ gen: string }>('select gen from workspaces'))
  expect(now).toEqual({ gen: restored.gen })
  expect(restored.gen).not.toBe('first')
}

async function apply(
  tx: Tx,
  { ws, deviceId }: Caller,
  write: Exclude<Write, { kind: 'backup' }>,
): Promise<void> {
  if (write.kind === 'user') {
    await tx.query(
      write.isThere
        ? `insert into users (ws, id, name, role) values ($1, $2, 'U', 'rep') on conflict do nothing`
        : `delete from users where ws = $1 and id = $2`,
      [ws, `u${write.id}`],
    )
    return
  }
  if (write.kind === 'sent') {
    await tx.query(
      `with c as (insert into clients values ($1, 'client-a', $2, $3)
         on conflict (ws, client) do update set last_n = excluded.last_n)
       insert into mutations (ws, mid, client, n, outcome) values ($1, gen_random_uuid(), 'client-a', $3, '{"n":1}')
       on conflict do nothing`,
      [ws, deviceId, write.n],
    )
    return
  }
  const [counted] = await tx.query<{ counter: number }>(
    'update workspaces set counter = counter + 2 where ws = $1 returning counter',
    [ws],
  )
  const seq = counted?.counter ?? 0
  const rowId = `r${write.id}`
  if (write.kind === 'row') {
    await tx.query(
      `insert into rows values ($1, 'contacts', $2, $3, null, $4, $5::text::jsonb, '{"a":"1~x"}')
       on conflict (ws, tbl, id) do update set seq = excluded.seq, data = excluded.data`,
      [ws, rowId, write.bucket, seq, JSON.stringify({ a: write.value }).replaceAll('\\u0000', '')],
    )
    await tx.query(
      `insert into history values ($1, 'contacts', $2, 'a', $3, '{"x":1.50}', '1~x', 'u1', 'replaced')`,
      [ws, rowId, seq],
    )
    return
  }
  await tx.query(
    `with old as (select bucket from rows where ws = $1 and tbl = 'contacts' and id = $2 and bucket <> $3),
     left_behind as (insert into gone select $1, bucket, 'contacts', $2, $4 from old
       on conflict (ws, bucket, tbl, id) do update set seq = excluded.seq)
     update rows set bucket = $3, seq = $4 - 1 where ws = $1 and tbl = 'contacts' and id = $2`,
    [ws, rowId, write.bucket, seq],
  )
}

async function counterOf(db: Db): Promise<number> {
  return (
    (await db.own((tx) => tx.query<{ counter: number }>('select counter from workspaces')))[0]?.counter ?? 0
  )
}
