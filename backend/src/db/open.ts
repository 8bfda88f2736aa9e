import { readdir, readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { Caller, Db, Tx } from './db.ts'

const MIGRATIONS = new URL('./migrations/', import.meta.url)

/** @returns a migrated PGlite: in memory, or in a folder. */
export async function openPglite(folder?: string): Promise<Db> {
  const lite = await PGlite.create(folder === undefined ? {} : { dataDir: folder })
  for (const name of (await readdir(MIGRATIONS)).toSorted())
    await lite.exec(await readFile(new URL(name, MIGRATIONS), 'utf8'))
  const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    lite.transaction((tx) =>
      work({
        query: async <Row>(sql: string, params: readonly unknown[] = []) =>
          (await tx.query<Row>(sql, [...params])).rows,
      }),
    )
  return {
    own,
    as: (_caller: Caller, _buckets, work) => own(work),
    notify: async (channel, text) => {
      await lite.query('select pg_notify($1, $2)', [channel, text])
    },
    listen: async (channel, onText) => lite.listen(channel, onText),
    close: () => lite.close(),
  }
}
