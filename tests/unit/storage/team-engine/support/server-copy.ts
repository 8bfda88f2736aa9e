import type { Db } from '../../../../../backend/src/db/db.ts'

/** What devices write, in an order in which each refers only to what is there already. */
const WRITTEN = ['clients', 'mutations', 'rows', 'gone', 'history'] as const
export type ServerCopy = Map<string, string[]>

/** @returns the database of a server as a copy of its disk has it. */
export async function copyServer(db: Db): Promise<ServerCopy> {
  const copy: ServerCopy = new Map()
  for (const table of ['workspaces', ...WRITTEN]) {
    const rows = await db.own((tx) =>
      tx.query<{ row: string }>(`select (to_jsonb(t) - 'size')::text as row from ${table} t`),
    )
    copy.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  return copy
}

/** Puts an older copy in its place: on the same timeline, as if nothing had been since. */
export async function putServerBack(db: Db, copy: ServerCopy): Promise<void> {
  await db.own(async (tx) => {
    for (const table of WRITTEN.toReversed()) await tx.query(`delete from ${table}`)
    for (const table of WRITTEN) {
      const columns = await tx.query<{ name: string }>(
        `select attname as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      const names = columns.map(({ name }) => `"${name}"`).join(', ')
      await tx.query(
        `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
        [`[${(copy.get(table) ?? []).join(',')}]`],
      )
    }
    const [workspace] = copy.get('workspaces') ?? []
    await tx.query(
      `update workspaces set counter = (w ->> 'counter')::bigint, gone_floor = (w ->> 'gone_floor')::bigint,
         rights = (w ->> 'rights')::bigint from (select $1::text::jsonb as w) old`,
      [workspace],
    )
  })
}
