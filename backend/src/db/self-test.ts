import { randomUUID } from 'node:crypto'
import type { Db } from './db.ts'

/**
 * Writes, reads it back in another transaction, and reads every row once: pages carry checksums, so that damage shows.
 * @throws when anything of it fails.
 */
export async function selfTest(db: Pick<Db, 'own'>): Promise<void> {
  const mark = randomUUID()
  await db.own((tx) =>
    tx.query(
      `insert into self_test (id, mark) values (1, $1)
       on conflict (id) do update set mark = excluded.mark, at = now()`,
      [mark],
    ),
  )
  const [read] = await db.own((tx) => tx.query<{ mark: string }>('select mark from self_test'))
  if (read?.mark !== mark) throw new Error('What was written could not be read back.')
  for (const table of ['workspaces', 'users', 'devices', 'rows', 'gone', 'clients', 'mutations'])
    await db.own((tx) => tx.query(`select count(t) from ${table} t`))
}
