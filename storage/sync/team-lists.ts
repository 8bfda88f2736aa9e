import type { Collection, Table } from 'dexie'
import { AppError } from '@/utils/app-error'
import { database, type Database } from '../database'
import type { Page } from '../protocol/shared'
import type { ShownConflict, ShownRefusal } from '../protocol/team'
import { parseCursor, toPage } from '../repositories/cursors'
import { requireContact } from '../repositories/target'
import type { Conflict, RefusedEdit } from '../schema/team'
import { noteChange } from '../write/announce'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { changeBack } from './change-back'
import { colleaguesIn } from './colleagues'
import { titleOf } from './row-titles'

type PageOf = { cursor?: string | undefined; limit: number }
type Listed = { id: string; at: number }

/** @returns what others changed at the same time, newest first. */
export function pageConflicts(query: PageOf): Promise<Page<ShownConflict>> {
  return snapshot(async (db) => {
    const page = await pageOf(db, db.conflicts, query)
    const names = new Map((await colleaguesIn(db)).map(({ id, name }) => [id, name]))
    return { ...page, rows: page.rows.map((row) => withName(row, names)) }
  })
}

/**
 * Takes a conflict from the list, and writes one's own value again when that is to stand. A repeat does nothing.
 * @throws AppError 'not-found' when the row is gone; the conflict stays, and can be put down as theirs.
 */
export function resolveConflict(id: string, keep: 'mine' | 'theirs'): Promise<{ undoId?: string }> {
  return transact(async (tx) => {
    const conflict = await tx.db.conflicts.get(id)
    if (conflict === undefined) return {}
    await tx.db.conflicts.delete(id)
    noteChange(tx.changes, 'conflicts', id)
    tx.changes.team = 'all'
    return keep === 'mine' ? mutate(await changeBack(tx, conflict), 'team.resolve') : {}
  })
}

/** @returns edits the server did not take, newest first. */
export function pageRefusals(query: PageOf): Promise<Page<ShownRefusal>> {
  return snapshot((db) => pageOf(db, db.refusals, query))
}

/** Takes a refused edit from the list. */
export async function dismissRefusal(id: string): Promise<void> {
  await transact(async (tx) => {
    await tx.db.refusals.delete(id)
    noteChange(tx.changes, 'refusals', id)
    tx.changes.team = 'all'
  })
}

/** Takes all of them from the list. */
export async function dismissRefusals(): Promise<void> {
  await transact(async (tx) => {
    await tx.db.refusals.clear()
    Object.assign(tx.changes, { refusals: 'all', team: 'all' })
  })
}

/** @returns all refused edits as JSON, newest first, with what they were about. */
export async function exportRefusals(): Promise<string> {
  const edits = await snapshot(async (db) => {
    const rows = await db.refusals.orderBy('at').reverse().toArray()
    return Promise.all(rows.map((row) => withTitle(db, row)))
  })
  return JSON.stringify({ refusedEdits: edits }, undefined, 2)
}

/** Gives a contact to somebody, or to everybody. @throws AppError 'not-found', 'not-allowed' without a team. */
export async function assignContact(id: string, ownerId: string | null): Promise<{ undoId?: string }> {
  const db = await database()
  if ((await db.syncState.get('link')) === undefined) throw new AppError('not-allowed', 'team')
  return transact(async (tx) => {
    await requireContact(tx, id)
    return mutate([{ table: 'contacts', id, set: { ownerId } }], 'team.assign')
  })
}

/** A colleague goes by the name of now. */
function withName(row: ShownConflict, names: ReadonlyMap<string, string>): ShownConflict {
  const name = names.get(row.by?.id ?? '') ?? row.by?.name
  return row.by === undefined || name === undefined ? row : { ...row, by: { ...row.by, name } }
}

async function pageOf<Row extends Conflict | RefusedEdit>(
  db: Database,
  table: Table<Row, string>,
  { cursor, limit }: PageOf,
): Promise<Page<Row & { title: string }>> {
  const rows = await after(table, cursor)
    .limit(limit + 1)
    .toArray()
  const page = toPage(rows, limit, ({ at, id }) => [at, id])
  return { ...page, rows: await Promise.all(page.rows.map((row) => withTitle(db, row))) }
}

/** The index has the ids of one moment in their order too. */
function after<Row extends Listed>(
  table: Table<Row, string>,
  cursor: string | undefined,
): Collection<Row, string> {
  if (cursor === undefined) return table.orderBy('at').reverse()
  const [at = 0, id = ''] = parseCursor(cursor, 2)
  return table
    .where('at')
    .belowOrEqual(at)
    .reverse()
    .filter((row) => row.at < Number(at) || row.id < String(id))
}

async function withTitle<Row extends Conflict | RefusedEdit>(
  db: Database,
  row: Row,
): Promise<Row & { title: string }> {
  const { title, ...about } = await titleOf(db, row)
  return { title, ...row, ...about, ...(title !== '' && { title }) }
}
