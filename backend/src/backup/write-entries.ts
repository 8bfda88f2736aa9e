import type { Tx } from '../db/db.ts'
import type { Entry } from './read-backup.ts'
import { TABLES, type Table } from './tables.ts'

type Writer = { add: (entry: Entry) => Promise<void>; flush: () => Promise<void> }
type Shape = { columns: string[]; key: string[] }

const BATCH = 500

/** @returns what writes entries into their tables, in batches; of two with one key the later one stays. */
export async function createWriter(tx: Tx): Promise<Writer> {
  const shapes = await readShapes(tx)
  let batch: Entry[] = []
  const flush = async (): Promise<void> => {
    const [first] = batch
    if (first === undefined) return
    await writeBatch(tx, shapes, first, batch)
    batch = []
  }
  return {
    add: async (entry) => {
      const [first] = batch
      const fits =
        first === undefined || (first.table === entry.table && isSame(first.columns, entry.columns))
      if (!fits || batch.length === BATCH) await flush()
      batch.push(entry)
    },
    flush,
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at])
}

async function writeBatch(
  tx: Tx,
  shapes: ReadonlyMap<Table, Shape>,
  { table, columns }: Entry,
  batch: readonly Entry[],
): Promise<void> {
  const shape = shapes.get(table)
  // Names go into the statement: only those the database has itself.
  const unknown = columns.find((name) => shape?.columns.includes(name) !== true)
  if (shape === undefined || unknown !== undefined)
    throw new Error(
      `The backup is of another version: it has ${table}.${unknown ?? '*'}, which this one does not know.`,
    )
  const names = columns.map((name) => `"${name}"`)
  const sets = names.map((name) => `${name} = excluded.${name}`).join(', ')
  const key = shape.key.map((name) => `"${name}"`)
  // One statement writes no row twice; of those with one key only the last counts.
  await tx.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.map((name) => `(r).${name}`).join(', ')} from (
       select distinct on (${key.map((name) => `(r).${name}`).join(', ')}) r from (
         select jsonb_populate_record(null::${table}, entry -> 'row') as r, at
         from jsonb_array_elements($1::text::jsonb) with ordinality as e(entry, at)
       ) every order by ${key.map((name) => `(r).${name}`).join(', ')}, at desc
     ) latest
     on conflict (${key.join(', ')}) do update set ${sets}`,
    [`[${batch.map(({ text }) => text).join(',')}]`],
  )
}

async function readShapes(tx: Tx): Promise<Map<Table, Shape>> {
  const shapes = new Map<Table, Shape>()
  for (const table of TABLES) {
    const columns = await tx.query<{ name: string; keyAt: number | null }>(
      `select a.attname as name, array_position(i.indkey::int2[], a.attnum) as "keyAt"
       from pg_attribute a join pg_index i on i.indrelid = a.attrelid and i.indisprimary
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [table],
    )
    const key = columns.filter(({ keyAt }) => keyAt !== null)
    shapes.set(table, {
      columns: columns.map(({ name }) => name),
      key: key.toSorted((a, b) => Number(a.keyAt) - Number(b.keyAt)).map(({ name }) => name),
    })
  }
  return shapes
}
