import { type Database, database } from '../database'
import type { Progress } from '../protocol/data'
import type { Settings } from '../schema/settings'
import { readSettings } from '../settings'
import { transact } from '../write/transact'
import { nextGeneration } from './backup-meta'
import { isKept } from './kept'
import { checkRows, deriveContacts, dropDerived } from './restore-check'
import { compareRows } from './restore-compare'
import {
  openPlace,
  readProgress,
  requireJob,
  type RestoreProgress,
  writeJob,
  writeProgress,
} from './restore-place'
import { privacyOf, privateAmong } from './restore-private'
import { countsOf } from './restore-stage'

const ROWS_AT_ONCE = 1_000

type Row = Record<string, unknown>
type Step = { table: string; kind: 'check' | 'derive' | 'compare' }

/** Takes the preparation on by one part. @returns how far it is; asked again until all is done. */
export async function prepareRestore(id: string): Promise<Progress> {
  const job = await requireJob(id)
  if (job.isStaged !== true) await writeJob({ ...job, isStaged: true })
  const settings = await readSettings()
  const db = await openPlace({ ...job, isStaged: true })
  const before = await readProgress(db)
  const step = stepsOf(db)[before.step]
  if (step === undefined) return progressOf(before)
  // Rows of another database cannot be waited for inside the transaction: they are compared before it.
  const rows = step.kind === 'compare' ? await comparePart(db, before, step, settings) : undefined
  const hidden = await hiddenIn(db, before, step, settings)
  return db.transaction('rw', db.tables, async () => {
    const now = await readProgress(db)
    // Somebody else has asked at the same time.
    const isElsewhere = now.step !== before.step || now.after !== before.after || now.done !== before.done
    if (isElsewhere) return progressOf(now)
    if (now.total === 0) return begin(db, now, settings)
    before.hidden = hidden
    return moveOn(db, step, before, rows ?? (await checkPart(db, before, step, settings)))
  })
}

/** Compares once more: what is in use has changed. Whose chat is private by now is left out from the beginning. */
export async function compareAgain(db: Database, settings: Settings): Promise<void> {
  const { generation: _, ...progress } = await readProgress(db)
  const steps = stepsOf(db)
  const isSameList = progress.privacyThen === privacyOf(settings)
  const step = isSameList ? steps.findIndex(({ kind }) => kind === 'compare') : 0
  const counts = Object.entries(progress.counts).map(([table, { invalid }]) => [table, { ...none, invalid }])
  const total = isSameList ? progress.total : 0
  const done = isSameList ? total - (await rowsOf(db, steps.slice(step))) : 0
  await writeProgress(db, {
    ...progress,
    step,
    after: '',
    done,
    total,
    counts: Object.fromEntries(counts),
    added: [],
    changed: [],
    newer: [],
  })
}

export async function isPrepared(db: Database): Promise<boolean> {
  const { total, step } = await readProgress(db)
  return total > 0 && step >= stepsOf(db).length
}

/** @returns the tables of which a backup says something, contacts first: others are only there while their contact is. */
export function restoredTables(db: Database): string[] {
  const names = db.tables.map(({ name }) => name).filter((name) => isKept(name) && name !== 'contacts')
  return ['contacts', ...names]
}

const none = { added: 0, changed: 0, newer: 0, same: 0 }

function stepsOf(db: Database): Step[] {
  const tables = restoredTables(db)
  return [
    ...tables.map((table): Step => ({ table, kind: 'check' })),
    { table: 'contacts', kind: 'derive' },
    ...tables.filter((table) => table !== 'meta').map((table): Step => ({ table, kind: 'compare' })),
  ]
}

async function begin(db: Database, progress: RestoreProgress, settings: Settings): Promise<Progress> {
  const total = 1 + (await rowsOf(db, stepsOf(db)))
  const begun = { ...progress, done: 1, total, hidden: [], privacyThen: privacyOf(settings) }
  await dropDerived(db)
  await writeProgress(db, begun)
  return progressOf(begun)
}

async function rowsOf(db: Database, steps: readonly Step[]): Promise<number> {
  const counts = await Promise.all(steps.map(({ table }) => db.table(table).count()))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Contacts come first, so that all are known when others are checked. */
async function hiddenIn(
  db: Database,
  progress: RestoreProgress,
  { table, kind }: Step,
  settings: Settings,
): Promise<string[]> {
  const { hidden = [] } = progress
  if (kind !== 'check' || table !== 'contacts') return hidden
  return [...hidden, ...(await privateAmong(db, await nextRows(db, table, progress), settings))]
}

async function checkPart(
  db: Database,
  progress: RestoreProgress,
  { table, kind }: Step,
  settings: Settings,
): Promise<Row[]> {
  const rows = await nextRows(db, table, progress)
  if (kind === 'check') {
    await checkRows(db, table, rows, countsOf(progress, table), settings, new Set(progress.hidden))
  } else
    await deriveContacts(
      db,
      rows.map(({ id }) => String(id)),
      settings,
    )
  return rows
}

async function comparePart(
  db: Database,
  progress: RestoreProgress,
  { table }: Step,
  settings: Settings,
): Promise<Row[]> {
  if (progress.generation === undefined) {
    // From now on it can be told what was written since.
    progress.generation = await transact(nextGeneration)
    progress.settingsThen = JSON.stringify(settings)
  }
  const rows = await nextRows(db, table, progress)
  await compareRows(await database(), table, rows, countsOf(progress, table), progress)
  return rows
}

/** Each piece of a file is large. */
function mostOf(table: string): number {
  return table === 'mediaChunks' ? 20 : ROWS_AT_ONCE
}

async function nextRows(db: Database, table: string, { after }: RestoreProgress): Promise<Row[]> {
  return db.table<Row, string>(table).where(':id').above(after).limit(mostOf(table)).toArray()
}

async function moveOn(
  db: Database,
  { table }: Step,
  progress: RestoreProgress,
  rows: readonly Row[],
): Promise<Progress> {
  const isOver = rows.length < mostOf(table)
  const step = progress.step + Number(isOver)
  const last = rows.at(-1)?.[String(db.table(table).schema.primKey.keyPath)]
  // Rows that were left out are never reached.
  const done =
    step === stepsOf(db).length ? progress.total : Math.min(progress.done + rows.length, progress.total - 1)
  const next = { ...progress, step, after: isOver ? '' : String(last), done }
  await writeProgress(db, next)
  return progressOf(next)
}

function progressOf({ done, total }: RestoreProgress): Progress {
  return { done, total }
}
