import type { Db, Tx } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import { FORMAT, type End, type Manifest } from './lines.ts'
import { NUMBERED_TABLES, PEOPLE_TABLES, type Table } from './tables.ts'

type Source = { db: Db; ws: string; since: number; now: () => number }
type Kept = { entry: string }
type Head = { gen: string; counter: number; entries: string[] }

const PAGE = 500
/** A page that is that large ends: rows may be of 200 kB each. */
const MOST_BYTES = 4_000_000
/** How large what has a number is, as far as it is not small. */
const SIZES = { rows: 'size', gone: '0', history: 'coalesce(octet_length(value::text), 0)' } as const
const NO_MID = '00000000-0000-0000-0000-000000000000'

/**
 * @returns the entries of a backup, page by page, as JSON. No transaction stays open between pages: what is written
 * meanwhile has a higher number and comes in a later page. People and what is known of mutations come first, so that
 * the rows have at least what the mutations did.
 * @throws ApiError when there is no such workspace, or `since` lies in its future.
 */
export async function* exportEntries({ db, ws, since, now }: Source): AsyncGenerator<string[]> {
  const head = await db.own((tx) => readHead(tx, ws))
  if (since > head.counter) throw new ApiError('BAD_REQUEST', 'since')
  const at = new Date(now()).toISOString()
  const manifest: Manifest = { kind: 'manifest', format: FORMAT, ws, gen: head.gen, since, at }
  yield [JSON.stringify(manifest), ...head.entries]
  let count = head.entries.length
  for await (const page of mutationPages(db, ws)) {
    count += page.length
    yield page
  }
  let last = since
  let counter: number | undefined
  while (counter === undefined) {
    const page = await db.own((tx) => readNumbered(tx, ws, last))
    count += page.entries.length
    yield page.entries
    last = page.last
    counter = page.counter
  }
  const end: End = { kind: 'end', upto: counter, entries: count }
  yield [JSON.stringify(end)]
}

async function readHead(tx: Tx, ws: string): Promise<Head> {
  // Nobody pushes while it is read: clients and what they have sent fit together.
  const [workspace] = await tx.query<{ gen: string; counter: number } & Kept>(
    `select gen, counter, json_build_object('kind', 'workspaces', 'row', to_jsonb(w))::text as entry
     from workspaces w where ws = $1 for no key update`,
    [ws],
  )
  if (workspace === undefined) throw new ApiError('NOT_FOUND')
  const entries = [workspace.entry]
  for (const table of PEOPLE_TABLES) {
    const kept = await tx.query<Kept>(`${select(table)} where ws = $1`, [ws])
    for (const { entry } of kept) entries.push(entry)
  }
  return { gen: workspace.gen, counter: workspace.counter, entries }
}

async function* mutationPages(db: Db, ws: string): AsyncGenerator<string[]> {
  let after: string | undefined = NO_MID
  while (after !== undefined) {
    const from: string = after
    const kept = await db.own((tx) =>
      tx.query<Kept & { mid: string }>(
        `${select('mutations', 'mid::text')} where ws = $1 and mid > $2 order by mid limit ${PAGE}`,
        [ws, from],
      ),
    )
    yield kept.map(({ entry }) => entry)
    after = kept.length < PAGE ? undefined : kept.at(-1)?.mid
  }
}

/** @returns what has the next numbers, and the workspace's counter when that was all. Numbers are not split by a page. */
async function readNumbered(
  tx: Tx,
  ws: string,
  after: number,
): Promise<{ entries: string[]; last: number; counter?: number }> {
  // The lock makes the counter and the rows be of one moment.
  const [workspace] = await tx.query<{ counter: number }>(
    'select counter from workspaces where ws = $1 for no key update',
    [ws],
  )
  if (workspace === undefined) throw new ApiError('NOT_FOUND')
  const nextSeqs = NUMBERED_TABLES.map(
    (table) =>
      `(select seq, ${SIZES[table]} as size from ${table} where ws = $1 and seq > $2 order by seq limit ${PAGE})`,
  ).join(' union all ')
  const [upTo] = await tx.query<{ last: number | null; count: number; there: number }>(
    `select max(seq) filter (where before < ${MOST_BYTES}) as last,
       count(*) filter (where before < ${MOST_BYTES}) as count, count(*) as there
     from (select seq, sum(size) over (order by seq rows unbounded preceding) - size as before from
       (select * from (${nextSeqs}) every order by seq limit ${PAGE}) page) measured`,
    [ws, after],
  )
  const last = upTo?.last ?? after
  const entries: string[] = []
  for (const table of NUMBERED_TABLES) {
    const kept = await tx.query<Kept>(
      `${select(table)} where ws = $1 and seq > $2 and seq <= $3 order by seq`,
      [ws, after, last],
    )
    for (const { entry } of kept) entries.push(entry)
  }
  const { count = 0, there = 0 } = upTo ?? {}
  const isLast = there < PAGE && count === there
  return { entries, last, ...(isLast && { counter: workspace.counter }) }
}

/** As text, so that no number goes through JavaScript. What the database works out by itself is left out. */
function select(table: Table, more?: string): string {
  const also = more === undefined ? '' : `, ${more}`
  return `select json_build_object('kind', '${table}', 'row', to_jsonb(t) - 'size')::text as entry${also} from ${table} t`
}
