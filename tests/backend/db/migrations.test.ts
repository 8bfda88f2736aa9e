import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Migration, migrate, readMigrations } from '../../../backend/src/db/migrate.ts'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import { freshPostgresUrl } from '../support/databases.ts'

const migration = (number: number, sql: string): Migration => ({
  number,
  name: `${String(number).padStart(4, '0')}-test.sql`,
  sql,
  sha256: sql,
})

describe('migrations', () => {
  let pool: pg.Pool
  beforeAll(async () => void (pool = new pg.Pool({ connectionString: await freshPostgresUrl() })))
  afterAll(() => pool.end())

  const first = migration(1, 'create table one (x int)')
  const second = migration(2, 'create table two (x int); insert into two values (2)')

  test('are applied once, in their order, and later ones later', async () => {
    await migrate(pool, [first])
    await migrate(pool, [first, second])
    await migrate(pool, [first, second])
    expect((await pool.query('select x from two')).rows).toEqual([{ x: 2 }])
  })

  test('leave nothing behind when one of them fails', async () => {
    const third = migration(3, 'create table three (x int)')
    await expect(migrate(pool, [first, second, third, migration(4, 'create nonsense')])).rejects.toThrow(
      'nonsense',
    )
    expect((await pool.query(`select to_regclass('three') as three`)).rows).toEqual([{ three: null }])
    expect((await pool.query('select count(*)::int as count from migrations')).rows).toEqual([{ count: 2 }])
  })

  test('refuse an old one that was changed', async () => {
    const changed = { ...first, sha256: 'other' }
    await expect(migrate(pool, [changed, second])).rejects.toThrow('another 0001-test.sql')
  })

  test('refuse a database that is newer than they are', async () => {
    await expect(migrate(pool, [first])).rejects.toThrow('newer than this version')
  })

  test('of instances that start at once are applied by one of them', async () => {
    const url = await freshPostgresUrl()
    const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })))
    const applied = await all[0]?.own((tx) => tx.query('select name from migrations order by number'))
    expect(applied).toEqual((await readMigrations()).map(({ name }) => ({ name })))
    await Promise.all(all.map((db) => db.close()))
  })
})
