import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { freshDatabase, freshPostgres } from '../support/databases.ts'

describe.each([
  ['PGlite', freshDatabase],
  ['PostgreSQL', freshPostgres],
])('a database on %s', (_name, fresh: () => Promise<Db>) => {
  let db: Db
  beforeAll(async () => void (db = await fresh()))
  afterAll(() => db.close())

  const add = (ws: string) => `insert into workspaces (ws, name, gen) values ('${ws}', 'W', 'g')`
  const has = async (ws: string): Promise<boolean> =>
    (await db.own((tx) => tx.query('select 1 from workspaces where ws = $1', [ws]))).length === 1

  test('keeps what work has written once it has resolved, and nothing of it when it throws', async () => {
    await db.own((tx) => tx.query(add('kept')))
    const failing = db.own(async (tx) => {
      await tx.query(add('thrown'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([await has('kept'), await has('thrown')]).toEqual([true, false])
  })

  test('does not say that it is kept when the work has swallowed the error of a statement', async () => {
    const working = db.own(async (tx) => {
      await tx.query(add('swallowed'))
      await tx.query('select 1 / 0').catch(() => undefined)
    })
    await expect(working).rejects.toThrow('given up')
    expect(await has('swallowed')).toBe(false)
  })

  test('refuses statements of a transaction that is over', async () => {
    const late = await db.own(async (tx) => tx)
    await expect(late.query(add('late'))).rejects.toThrow('over')
    const lateAfterError: { query: (sql: string) => Promise<unknown> }[] = []
    const failing = db.own(async (tx) => {
      lateAfterError.push(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await expect(lateAfterError[0]?.query(add('late'))).rejects.toThrow('over')
    expect(await has('late')).toBe(false)
  })

  test('runs one statement only, so that text cannot bring another one along', async () => {
    const working = db.own((tx) => tx.query(`select 1; ${add('second')}`))
    await expect(working).rejects.toThrow('multiple commands')
    expect(await has('second')).toBe(false)
  })

  test('gives numbers as numbers and refuses those a number cannot hold', async () => {
    const [row] = await db.own((tx) =>
      tx.query('select 9007199254740991::bigint as most, count(*) as none from rows'),
    )
    expect(row).toEqual({ most: Number.MAX_SAFE_INTEGER, none: 0 })
    await expect(db.own((tx) => tx.query('select 9007199254740993::bigint'))).rejects.toThrow(
      'number can hold',
    )
    expect(await db.own((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }])
  })

  test('lets each transaction see all of another one or nothing', async () => {
    await db.own((tx) => tx.query(add('counted')))
    const raise = () =>
      db.own(async (tx) => {
        const [found] = await tx.query<{ counter: number }>(
          `select counter from workspaces where ws = 'counted' for update`,
        )
        await tx.query(`update workspaces set counter = $1 where ws = 'counted'`, [(found?.counter ?? 0) + 1])
      })
    await Promise.all(Array.from({ length: 20 }, raise))
    expect(await db.own((tx) => tx.query(`select counter from workspaces where ws = 'counted'`))).toEqual([
      { counter: 20 },
    ])
  })

  test('tells those who listen, in order, and not those who have stopped or listen elsewhere', async () => {
    const heard: string[] = []
    const stop = await db.listen('a_channel', (text) => heard.push(text))
    const other: string[] = []
    await db.listen('error', (text) => other.push(text))
    for (const text of ['1', '2', '{"x":"ä\'"}']) await db.notify('a_channel', text)
    await until(() => heard.length === 3)
    await stop()
    await db.notify('a_channel', 'unheard')
    await db.notify('error', 'last')
    await until(() => other.length === 1)
    expect({ heard, other }).toEqual({ heard: ['1', '2', '{"x":"ä\'"}'], other: ['last'] })
  })

  test('refuses to tell what is too long, on every database alike', async () => {
    await db.notify('long', 'a'.repeat(7_999))
    await expect(db.notify('long', 'ä'.repeat(4_000))).rejects.toThrow('8000')
  })
})

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 1_000; tries++) await sleep(5)
}
