import { Dexie, type Table } from 'dexie'
import { AppError } from '@/utils/app-error'
import { browser } from '@/utils/browser'
import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { logFault } from '@/utils/logger'
import { DAY_MS } from '../limits'
import type { SchemaSnapshot } from '../protocol/data'
import type { KeptRow } from '../schema/backup'
import { readPage } from './read-page'

const NAME = 'chatside-snapshots'
const ROWS_AT_ONCE = 1_000
const KEPT_MS = 30 * DAY_MS
const MOST = 2

/** `of` names the database. Until it is whole it is gone on with. */
type Head = SchemaSnapshot & { of: string; settings: unknown; isWhole: boolean }
/** Rows as compressed JSON; reading goes on behind `after` in the table of this number. */
type Part = { id: string; part: number; bytes: Uint8Array<ArrayBuffer>; table: number; after: string }
type Store = Dexie & { heads: Table<Head, string>; parts: Table<Part, [string, number]> }

/**
 * Keeps the rows of a database before a newer version rewrites them. Where there is no room, the upgrade does without:
 * it is one transaction, which leaves all as it was when it fails.
 */
export async function saveBeforeUpgrade(of: string, schema: number): Promise<void> {
  try {
    await withStore(async (store) => {
      const known = (await store.heads.toArray()).find((head) => head.of === of && head.schema === schema)
      if (known?.isWhole === true) return
      const { settings } = await browser.storage.local.get('settings')
      const begun = { id: newId(), of, schema, at: clockNow(), rows: 0, bytes: 0, settings, isWhole: false }
      await readAll(store, known ?? begun)
    })
  } catch (error) {
    await Dexie.delete(NAME)
    logFault('snapshot', error)
  }
}

/** @returns the snapshots there are, newest first. */
export async function listSnapshots(): Promise<SchemaSnapshot[]> {
  if (!(await Dexie.exists(NAME))) return []
  const heads = await withStore((store) => store.heads.toArray())
  const whole = heads.filter(({ isWhole }) => isWhole).toSorted((a, b) => b.at - a.at)
  return whole.map(({ id, schema, at, rows, bytes }) => ({ id, schema, at, rows, bytes }))
}

/** @returns the rows of one part, and what came before it. @throws AppError 'not-found'. */
export async function readSnapshot(
  id: string,
  part: number,
): Promise<{ head: Head; rows: KeptRow[]; isLast: boolean }> {
  return withStore(async (store) => {
    const head = await store.heads.get(id)
    if (head === undefined) throw new AppError('not-found', 'snapshots')
    const found = await store.parts.get([id, part])
    const isLast = (await store.parts.get([id, part + 1])) === undefined
    return { head, rows: found === undefined ? [] : await unpack(found.bytes), isLast }
  })
}

export async function removeSnapshot(id: string): Promise<void> {
  await withStore((store) => remove(store, id))
}

/** Drops what is too old, or one too many. */
export async function dropOldSnapshots(): Promise<void> {
  for (const [place, { id, at }] of (await listSnapshots()).entries()) {
    if (place >= MOST || at < clockNow() - KEPT_MS) await removeSnapshot(id)
  }
}

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = new Dexie(NAME)
  store.version(1).stores({ heads: 'id', parts: '[id+part]' })
  try {
    return await work(store as Store)
  } finally {
    store.close()
  }
}

async function readAll(store: Store, begun: Head): Promise<void> {
  // Without declared versions it is opened as it is.
  const db = new Dexie(begun.of)
  await db.open()
  try {
    const last = await store.parts.where(':id').between([begun.id], [begun.id, []]).last()
    let { part, table, after } = last ?? { part: -1, table: 0, after: '' }
    const head = { ...begun }
    for (; table < db.tables.length; part += 1) {
      const { rows, next } = await readPage(db, db.tables[table]?.name ?? '', after, ROWS_AT_ONCE)
      if (next === undefined) table += 1
      after = next ?? ''
      const bytes = await pack(rows)
      head.rows += rows.length
      head.bytes += bytes.length
      await store.transaction('rw', store.tables, async () => {
        await store.parts.put({ id: head.id, part: part + 1, bytes, table, after })
        await store.heads.put(head)
      })
    }
    await store.heads.put({ ...head, isWhole: true })
  } finally {
    db.close()
  }
}

async function remove(store: Store, id: string): Promise<void> {
  await store.transaction('rw', store.tables, async () => {
    await store.parts.where(':id').between([id], [id, []]).delete()
    await store.heads.delete(id)
  })
}

async function pack(rows: readonly KeptRow[]): Promise<Uint8Array<ArrayBuffer>> {
  return through(new Blob([JSON.stringify(rows)]), new CompressionStream('gzip'))
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<KeptRow[]> {
  const json = await through(new Blob([bytes]), new DecompressionStream('gzip'))
  return JSON.parse(new TextDecoder().decode(json)) as KeptRow[]
}

async function through(
  blob: Blob,
  change: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(change)).arrayBuffer())
}
