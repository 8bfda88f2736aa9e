import type {
  BackupState,
  Progress,
  RestoreCount,
  RestorePreview,
  RestoreState,
} from '@/storage/protocol/data'
import type { BackupHead, BackupRecord, KeptRow } from '@/storage/schema/backup'
import { AppError } from '@/utils/app-error'
import { now } from '@/utils/clock'
import { type FakeDatabase, found } from './fake-database'
import type { Handlers } from './fake-handlers'
import { type FakeState, newId } from './fake-state'

type Name = Extract<
  keyof Handlers,
  `backup.${string}` | `restore.${string}` | `snapshots.${string}` | 'storage.state'
>
type Rows = Map<string, KeptRow>
type Restore = NonNullable<RestoreState['running']> & { rows: Rows; parts: Set<number>; settings: unknown }

const TABLES = ['contacts', 'tags', 'notes', 'followUps', 'replies', 'products', 'deals', 'orders'] as const
type Table = (typeof TABLES)[number]
const SCHEMA = 5
const DAY_MS = 24 * 60 * 60_000

/** What the real background does with backups, over the fake database: rows are compared, put aside, applied in two parts. */
export function fakeBackupHandlers(
  db: FakeDatabase,
  announce: () => void = () => undefined,
): Pick<Handlers, Name> {
  const profileId = newId()
  const records: { last?: BackupRecord; lastFull?: BackupRecord } = {}
  let begun: { head: BackupHead; rows: Rows; changes: KeptRow[] } | undefined
  let base: Rows = new Map()
  let restore: Restore | undefined
  let undo: { undo: NonNullable<RestoreState['undo']>; state: FakeState } | undefined

  const state = (): BackupState => {
    const { contacts, notes, replies } = db.state
    const { last, lastFull } = records
    return {
      profileId,
      ...records,
      changed: changesOf(base, rowsOf(db.state)).length,
      records: contacts.length + notes.length + replies.length,
      dueAt: last === undefined ? 0 : last.verifiedAt + DAY_MS,
      fullDueAt: lastFull === undefined ? 0 : lastFull.verifiedAt + 90 * DAY_MS,
    }
  }
  const running = (id: string): Restore => found(restore?.id === id ? restore : undefined)
  const step = (job: Restore, next: Restore['step']): Progress => {
    job.step = next
    job.done = Math.min(job.total, job.done + Math.ceil(job.total / 2))
    return { done: job.done, total: job.total }
  }
  return {
    'backup.state': state,
    'storage.state': () => ({
      schema: SCHEMA,
      tables: TABLES.map((name) => ({ name, rows: db.state[name].length })),
      snapshots: [],
    }),
    'backup.begin': ({ kind: wanted }) => {
      const kind = records.last === undefined ? 'full' : wanted
      const rows = rowsOf(db.state)
      const baseId = kind === 'incremental' ? records.last?.id : undefined
      const head = { id: newId(), kind, profileId, schema: SCHEMA, at: now(), ...(baseId && { baseId }) }
      begun = { head, rows, changes: kind === 'full' ? [] : changesOf(base, rows) }
      const tables = TABLES.map((name) => ({ name, rows: kind === 'full' ? db.state[name].length : 0 }))
      return { ...head, tables, settings: { ...db.state.settings } }
    },
    'backup.page': ({ id, table, cursor, limit }) => {
      const { rows } = found(begun?.head.id === id ? begun : undefined)
      return pageOf(
        [...rows.values()].filter((row) => row.table === table),
        cursor,
        limit,
      )
    },
    'backup.changes': ({ id, cursor, limit }) =>
      pageOf(found(begun?.head.id === id ? begun : undefined).changes, cursor, limit),
    'backup.done': ({ id, ...file }) => {
      const { head, rows } = found(begun?.head.id === id ? begun : undefined)
      const record = { ...head, ...file, verifiedAt: now() }
      records.last = record
      if (head.kind === 'full') records.lastFull = record
      base = rows
      begun = undefined
      announce()
      return state()
    },
    'restore.begin': ({ schema, settings }) => {
      if (schema > SCHEMA) throw new AppError('bad-request')
      const rows: Rows = new Map()
      restore = { id: newId(), step: 'staging', done: 0, total: 0, rows, parts: new Set(), settings }
      return { id: restore.id }
    },
    'restore.stage': ({ id, part, rows }) => {
      const job = running(id)
      if (job.parts.has(part)) return
      job.parts.add(part)
      for (const row of rows) job.rows.set(keyOf(row), row)
      job.total = job.rows.size
    },
    'restore.prepare': ({ id }) => {
      const progress = step(running(id), 'preparing')
      if (progress.done === progress.total) running(id).step = 'ready'
      return progress
    },
    'restore.preview': ({ id, mode }) => previewOf(db.state, running(id), mode),
    'restore.apply': ({ id, mode }) => {
      if (restore === undefined && undo?.undo.id === id) return { done: 1, total: 1 }
      const job = running(id)
      if (job.step !== 'applying') {
        undo = { undo: { id, at: now(), mode, until: now() + 30 * DAY_MS }, state: structuredClone(db.state) }
        Object.assign(job, { mode, done: 0 })
      }
      const progress = step(job, 'applying')
      if (progress.done < progress.total) return progress
      restored(db.state, job, mode === 'replace')
      restore = undefined
      announce()
      return progress
    },
    'restore.cancel': ({ id }) => {
      if (running(id).step === 'applying') throw new AppError('conflict')
      restore = undefined
    },
    'restore.undo': ({ id }) => {
      db.state = found(undo?.undo.id === id ? undo : undefined).state
      undo = undefined
      announce()
      return { done: 1, total: 1 }
    },
    'restore.state': () => ({
      ...(restore && {
        running: { id: restore.id, step: restore.step, done: restore.done, total: restore.total },
      }),
      ...(undo && restore === undefined && { undo: undo.undo }),
    }),
    'snapshots.page': () => {
      throw new AppError('not-found')
    },
    'snapshots.remove': () => undefined,
  }
}

function keyOf({ table, key }: KeptRow): string {
  return `${table}|${key}`
}

function rowsOf(state: FakeState): Rows {
  const rows: Rows = new Map()
  for (const table of TABLES) {
    for (const row of structuredClone(state[table]))
      rows.set(`${table}|${row.id}`, { table, key: row.id, row })
  }
  return rows
}

function isSame(one: KeptRow | undefined, other: KeptRow | undefined): boolean {
  return JSON.stringify(one?.row) === JSON.stringify(other?.row)
}

/** What differs; in a merge only where the backup is newer. */
function isChanged(here: KeptRow | undefined, there: KeptRow, mode: string): boolean {
  if (here === undefined || isSame(here, there)) return false
  const at = ({ row }: KeptRow): number => Number(row?.['updatedAt'] ?? 0)
  return mode === 'replace' || at(there) > at(here)
}

function changesOf(before: Rows, after: Rows): KeptRow[] {
  const written = [...after.values()].filter((row) => !isSame(before.get(keyOf(row)), row))
  const gone = [...before.values()].filter((row) => !after.has(keyOf(row)))
  return [...written, ...gone.map(({ table, key }) => ({ table, key }))]
}

function pageOf(
  rows: KeptRow[],
  cursor: string | undefined,
  limit: number,
): { rows: KeptRow[]; next?: string } {
  const from = Number(cursor ?? 0)
  const until = from + limit
  return { rows: rows.slice(from, until), ...(until < rows.length && { next: String(until) }) }
}

function previewOf(state: FakeState, { rows }: Restore, mode: string): RestorePreview {
  const now = rowsOf(state)
  const kept = [...rows.values()].filter(({ row }) => row !== undefined)
  const added = kept.filter((row) => !now.has(keyOf(row)))
  const changed = kept.filter((row) => isChanged(now.get(keyOf(row)), row, mode))
  const removed =
    mode === 'replace' ? [...now.values()].filter((row) => rows.get(keyOf(row))?.row === undefined) : []
  const of = (table: Table, some: KeptRow[]): number => some.filter((row) => row.table === table).length
  const counts = TABLES.map((table): RestoreCount => {
    const [one, two] = [of(table, added), of(table, changed)]
    return {
      table,
      added: one,
      changed: two,
      removed: of(table, removed),
      same: of(table, kept) - one - two,
      invalid: 0,
    }
  })
  const names = (some: KeptRow[]): string[] =>
    some.filter(({ table }) => table === 'contacts').map(({ row }) => String(row?.['name']))
  return { counts, added: names(added), changed: names(changed), removed: names(removed), settings: [] }
}

function restored(state: FakeState, { rows, settings }: Restore, isReplaced: boolean): void {
  const all: Rows = isReplaced ? new Map() : rowsOf(state)
  for (const [key, row] of rows) {
    if (row.row === undefined) all.delete(key)
    else if (!all.has(key) || isChanged(all.get(key), row, 'merge')) all.set(key, row)
  }
  const lists: Record<string, unknown[]> = state as never
  for (const table of TABLES) {
    lists[table] = [...all.values()].filter((row) => row.table === table).map(({ row }) => row)
  }
  if (isReplaced) Object.assign(state.settings, settings)
}
