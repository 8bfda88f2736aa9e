import { AppError } from '@/utils/app-error'
import type { AnyRow, FieldValues, HistoryChange, UserTable } from '../rows'
import type { Change, CreateChange, RemoveChange, SetChange } from './change'
import { isSame, valueAt, withValues } from './paths'
import { dropRows, getRows, type Put, putRows } from './put-row'
import { hasSameContent, isRepeat } from './repeat'
import { runsOf } from './runs'
import type { Transaction } from './transaction'

type PutChange = CreateChange | SetChange
/** What is to be stored, and what the history keeps of it once it is. */
type Outcome = Put & { recorded: (row: AnyRow) => HistoryChange }

/**
 * Writes changes in their order; neighbours of one table are read and written together.
 * @returns what undo needs, without the changes that found their row as asked: a repeat writes nothing.
 * @throws AppError 'conflict' when a row of that id has another content, 'not-found' when there is none to change.
 */
export async function applyChanges(
  tx: Transaction,
  changes: readonly Change[],
  now: number,
): Promise<HistoryChange[]> {
  const done: HistoryChange[] = []
  for (const run of runsOf(changes, keyOf)) {
    const puts = run.filter((change): change is PutChange => !('remove' in change))
    done.push(...(await putRun(tx, puts, now)))
    done.push(
      ...(await removeRun(
        tx,
        run.filter((change) => 'remove' in change),
      )),
    )
  }
  return done
}

/** Removals stand apart from what is written. */
function keyOf(change: Change): { group: string; id: string } {
  const id = 'create' in change ? change.create.id : change.id
  return { group: 'remove' in change ? `-${change.table}` : change.table, id }
}

async function putRun(tx: Transaction, changes: readonly PutChange[], now: number): Promise<HistoryChange[]> {
  const [first] = changes
  if (first === undefined) return []
  const { table } = first
  const olds = await getRows(
    tx,
    table,
    changes.map((change) => keyOf(change).id),
  )
  const outcomes: Outcome[] = []
  for (const [at, change] of changes.entries()) {
    const old = olds[at]
    const outcome = 'create' in change ? created(change, old) : edited(change, old, now)
    // Waiting for nothing, a hundred times over, would let the transaction end.
    if (outcome === 'exists' && old !== undefined) await requireRepeat(tx, change, old)
    else if (outcome !== 'exists' && outcome !== undefined) outcomes.push(outcome)
  }
  const rows = await putRows(tx, table, outcomes)
  return rows.flatMap((row, at) => outcomes[at]?.recorded(row) ?? [])
}

function created({ table, create }: CreateChange, old: AnyRow | undefined): Outcome | 'exists' | undefined {
  if (old !== undefined) return hasSameContent(create, old) ? undefined : 'exists'
  return { fields: create, old, recorded: (row) => ({ ...named(table, row), kind: 'create', row }) }
}

/** The row may have been edited since it was made. @throws AppError 'conflict' when it was made otherwise. */
async function requireRepeat(tx: Transaction, change: PutChange, old: AnyRow): Promise<void> {
  const isSameAgain = 'create' in change && (await isRepeat(tx, change.table, change.create, old))
  if (!isSameAgain) throw new AppError('conflict', change.table)
}

function edited({ table, set }: SetChange, old: AnyRow | undefined, now: number): Outcome | undefined {
  if (old === undefined) throw new AppError('not-found', table)
  const changed = Object.entries(set).filter(([path, value]) => !isSame(valueAt(old, path), value ?? null))
  if (changed.length === 0) return undefined
  const before: FieldValues = {}
  const after: FieldValues = {}
  for (const [path, value] of changed) {
    before[path] = valueAt(old, path)
    after[path] = value ?? null
  }
  const stamp = 'updatedAt' in old ? { updatedAt: now } : {}
  const recorded = { ...named(table, old), kind: 'set' as const, before, after }
  return { fields: withValues(old, { ...after, ...stamp }), old, recorded: () => recorded }
}

async function removeRun(tx: Transaction, changes: readonly RemoveChange[]): Promise<HistoryChange[]> {
  const [first] = changes
  if (first === undefined) return []
  const { table } = first
  const ids = changes.map(({ id }) => id)
  const olds = (await getRows(tx, table, ids)).flatMap((old) => old ?? [])
  await dropRows(tx, table, olds)
  return olds.map((old) => ({ ...named(table, old), kind: 'remove', row: old }))
}

function named(table: UserTable, row: AnyRow): { table: UserTable; id: string; contactId?: string } {
  return { table, id: row.id, ...('contactId' in row && { contactId: row.contactId }) }
}
