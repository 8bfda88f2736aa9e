import { describe, expect, test } from 'vitest'
import { freshDatabase, freshPostgres } from '../support/databases.ts'

describe.each([
  ['PGlite', freshDatabase],
  ['PostgreSQL', freshPostgres],
])('a database on %s', (_name, fresh) => {
  test('keeps what work has written once it has resolved, and nothing when it throws', async () => {
    const db = await fresh()
    await db.own((tx) => tx.query(`insert into workspaces (ws, name, gen) values ('w', 'W', 'g')`))
    const failing = db.own(async (tx) => {
      await tx.query(`insert into workspaces (ws, name, gen) values ('x', 'X', 'g')`)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.own((tx) => tx.query('select ws, counter from workspaces'))).toEqual([
      { ws: 'w', counter: 0 },
    ])
    await db.close()
  })
})
