import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, Db } from '../../../backend/src/db/db.ts'
import { freshDatabase, freshPostgres } from '../support/databases.ts'

const RUNS = Number(process.env.CHATSIDE_RUNS ?? 15)
const WORKSPACES = ['w1', 'w2']
// Names that would break out of a list that is put together as text.
const BUCKETS = ['ws', 'o:u1', 'o:u2', 't:t1', 'c:c1', 'o:a,b', 'o:a}', 'o:"x"', 'o:\\', 'o:null', "o:'"]

const callerOf = (ws: string): Caller => ({ ws, userId: 'u1', deviceId: 'd1', role: 'rep' })

describe.each([
  ['PGlite', freshDatabase],
  ['PostgreSQL', freshPostgres],
])('row-level security on %s', (_name, fresh: () => Promise<Db>) => {
  let db: Db
  beforeAll(async () => {
    db = await fresh()
    await db.own(async (tx) => {
      for (const ws of WORKSPACES) {
        await tx.query(`insert into workspaces (ws, name, gen, counter) values ($1, 'Secret', 'g', 7)`, [ws])
        await tx.query(`insert into users (ws, id, name, role) values ($1, 'u1', 'Secret', 'rep')`, [ws])
        for (const [at, bucket] of BUCKETS.entries()) {
          await tx.query(`insert into rows values ($1, 'contacts', $2, $3, null, $4, '{}', '{}')`, [
            ws,
            `${ws} ${bucket}`,
            bucket,
            at,
          ])
          await tx.query(`insert into gone values ($1, $2, 'contacts', $3, $4)`, [
            ws,
            bucket,
            `${ws} ${bucket}`,
            at,
          ])
        }
      }
    })
  })
  afterAll(() => db.close())

  test('shows a caller exactly its rows when the filters are left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WORKSPACES),
        fc.subarray(BUCKETS),
        fc.constantFrom('rows', 'gone'),
        async (ws, buckets, table) => {
          const seen = await db.as(callerOf(ws), buckets, (tx) =>
            tx.query<{ id: string }>(`select id from ${table} order by seq`),
          )
          expect(seen.map(({ id }) => id)).toEqual(
            BUCKETS.filter((bucket) => buckets.includes(bucket)).map((bucket) => `${ws} ${bucket}`),
          )
        },
      ),
      { numRuns: RUNS },
    )
  })

  test.each([
    [`select id from rows where ws = 'w2'`],
    [`select id from rows where ws = 'w2' or true and ws <> 'w1'`],
    [`select r.id from workspaces w right join rows r on true where r.ws <> 'w1'`],
    [`select id from gone where ws like 'w2%'`],
    [`select ws from workspaces where ws <> 'w1'`],
    [`with x as (select * from rows) select id from x where ws = 'w2'`],
    [`select id from rows where ws = 'w2' and bucket in (select bucket from gone)`],
  ])('shows nothing of another workspace: %s', async (sql) => {
    expect(await db.as(callerOf('w1'), BUCKETS, (tx) => tx.query(sql))).toEqual([])
  })

  test.each([
    'users',
    'teams',
    'team_members',
    'devices',
    'invites',
    'shares',
    'clients',
    'mutations',
    'history',
    'locks',
    'collisions',
    'key_epochs',
    'key_grants',
    'key_recovery',
    'migrations',
    'self_test',
  ])('shows a caller nothing of %s', async (table) => {
    const reading = db.as(callerOf('w1'), BUCKETS, (tx) => tx.query(`select * from ${table}`))
    await expect(reading).rejects.toThrow(`permission denied for table ${table}`)
  })

  test('knows all tables there are: one that is new must be closed too', async () => {
    const open = await db.own((tx) =>
      tx.query(
        `select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
           and not relrowsecurity`,
      ),
    )
    expect(open).toEqual([])
  })

  test.each([
    [`insert into rows values ('w1', 'contacts', 'n', 'ws', null, 9, '{}', '{}')`],
    [`update rows set bucket = 'ws'`],
    [`delete from rows`],
    [`update workspaces set counter = 0`],
    [`select name from workspaces`],
    [`truncate gone`],
    [`create table mine (x int)`],
    [`alter table rows disable row level security`],
  ])('lets a caller write nothing and read no more than a pull needs: %s', async (sql) => {
    await expect(db.as(callerOf('w1'), BUCKETS, (tx) => tx.query(sql))).rejects.toThrow(
      /permission denied|must be owner/,
    )
  })

  test('takes the caller’s place for its work only', async () => {
    await db.as(callerOf('w1'), ['ws'], (tx) => tx.query('select 1 from rows'))
    await db.as(callerOf('w1'), ['ws'], (tx) => tx.query('select nothing')).catch(() => undefined)
    const [all] = await db.own((tx) => tx.query('select count(*) as count from rows'))
    expect(all).toEqual({ count: BUCKETS.length * WORKSPACES.length })
  })

  test('shows nothing to the role when nobody is named', async () => {
    const seen = await db.own(async (tx) => {
      await tx.query(`select set_config('role', 'chatside_caller', true)`)
      return tx.query('select id from rows union all select id from gone union all select ws from workspaces')
    })
    expect(seen).toEqual([])
  })
})
