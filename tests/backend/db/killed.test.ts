import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { makeTeam } from '../support/team.ts'
import { kill, startWriter } from './start-writer.ts'

const KILLS = Number(process.env.CHATSIDE_RUNS ?? 1)
const MOST_ANSWERS = 40
const LONGEST_MORE_MS = 10

test.each(['folder', 'url'] as const)(
  'a server that is killed while it writes has all that it answered, once, and nothing by halves (%s)',
  { timeout: 600_000 },
  async (kind) => {
    const place =
      kind === 'url'
        ? await freshPostgresUrl()
        : join(mkdtempSync(join(tmpdir(), 'chatside-killed-')), 'data')
    const open = (): Promise<Db> => openDatabase(kind === 'url' ? { url: place } : { folder: place })
    const begin = await open()
    await makeTeam(begin)
    await begin.own((tx) => tx.query(`insert into clients values ('team', 'client-a', 'device', 0)`))
    await begin.close()
    let next = 1
    let answered = 0
    for (let kills = 0; kills < KILLS; kills++) {
      const writer = startWriter(kind, place, next)
      const enough = 1 + Math.random() * MOST_ANSWERS
      while (writer.lines.length < enough && (await writer.line()) !== undefined);
      await sleep(Math.random() * LONGEST_MORE_MS)
      await kill(writer)
      expect(writer.errors()).toBe('')
      answered = Math.max(answered, ...writer.lines.filter((line) => line !== 'ready').map(Number))
      const last = await lastOf(kind === 'url' ? await settled(open) : await open())
      // One more may be there: it was done, and the answer was lost.
      expect([answered, answered + 1]).toContain(last)
      next = last + 1
    }
    expect(answered).toBeGreaterThan(0)
    if (kind === 'folder') rmSync(join(place, '..'), { recursive: true, force: true })
  },
)

/** PostgreSQL may still be doing what a process asked for that is gone. */
async function settled(open: () => Promise<Db>): Promise<Db> {
  const db = await open()
  for (;;) {
    const [others] = await db.own((tx) =>
      tx.query<{ count: number }>(
        `select count(*) as count from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
           and state <> 'idle'`,
      ),
    )
    if (others?.count === 0) return db
    await sleep(10)
  }
}

async function lastOf(db: Db): Promise<number> {
  const [found] = await db.own((tx) =>
    tx.query<{ counter: number; rows: number; most: number; sent: number }>(
      `select counter, (select count(*) from rows) as rows, (select coalesce(max(seq), 0) from rows) as most,
         (select count(*) from mutations) as sent from workspaces`,
    ),
  )
  await db.close()
  if (found === undefined) throw new Error('The team is gone.')
  const { counter } = found
  expect(found).toEqual({ counter, rows: counter, most: counter, sent: counter })
  return counter
}
