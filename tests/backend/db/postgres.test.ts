import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import { freshPostgres, freshPostgresUrl } from '../support/databases.ts'

describe('PostgreSQL', () => {
  test('that drops every connection is used and listened to again', async () => {
    const { url, ...db } = await freshPostgres()
    const other = await openDatabase({ url: await freshPostgresUrl() })
    const heard = new Set<string>()
    await db.listen('bell', (text) => heard.add(text))
    await other.own((tx) =>
      tx.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
        new URL(url).pathname.slice(1),
      ]),
    )
    await untilIt(async () => (await db.own((tx) => tx.query('select 1'))).length === 1)
    await untilIt(async () => {
      await db.notify('bell', 'again')
      return heard.has('again')
    })
    expect([...heard]).toEqual(['again'])
    await Promise.all([db.close(), other.close()])
  })

  test('tells every instance that listens', async () => {
    const { url, ...db } = await freshPostgres()
    const other = await openDatabase({ url })
    const heard: string[] = []
    await other.listen('bell', (text) => heard.push(text))
    await db.notify('bell', 'from the other one')
    await untilIt(async () => heard.length > 0)
    expect(heard).toEqual(['from the other one'])
    await Promise.all([db.close(), other.close()])
  })

  test('that is not there at the address it was given is named as such', async () => {
    const url = new URL(await freshPostgresUrl())
    url.pathname = '/nothing_of_that_name'
    await expect(openDatabase({ url: url.href })).rejects.toThrow('"nothing_of_that_name" does not exist')
  })
})

/** What fails meanwhile is tried again; what never comes fails the test. */
async function untilIt(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await isSo().catch(() => false)) return
    await sleep(20)
  }
  throw new Error('It did not come.')
}
