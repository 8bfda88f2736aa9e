import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import type { Database } from '../database'
import { CHUNK_ROWS, DAY_MS } from '../limits'
import { MIGRATIONS } from '../migrations/all'
import type { BackupPlan, BackupState } from '../protocol/data'
import { readCount } from '../repositories/counts'
import type { BackupKind, BackupRecord } from '../schema/backup'
import { readSettings } from '../settings'
import { noteChange } from '../write/announce'
import { LIVE_CONTACTS } from '../count-keys'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import {
  type BackupMeta,
  nextGeneration,
  ownBackupMeta,
  readBackupMeta,
  writeBackupMeta,
} from './backup-meta'
import { isKept } from './kept'

const FULL_EVERY_MS = 91 * DAY_MS

type Begun = NonNullable<BackupMeta['begun']>

/** Begins a backup. Without an earlier one of today's version there is nothing to go on from, so it is a full one. */
export async function beginBackup(wanted: BackupKind): Promise<BackupPlan> {
  const settings = await readSettings()
  return transact(async (tx) => {
    const meta = await ownBackupMeta(tx)
    const generation = await nextGeneration(tx)
    const base = wanted === 'incremental' ? baseOf(meta) : undefined
    const { profileId } = meta
    const kind = base === undefined ? 'full' : 'incremental'
    const of = { profileId, schema: MIGRATIONS.length, at: clockNow() }
    const head = { id: newId(), kind, ...(base && { baseId: base.id }), ...of } as const
    await writeBackupMeta(tx.db, {
      ...meta,
      begun: { ...head, generation, since: base?.since ?? generation },
    })
    const tables = kind === 'full' ? await countTables(tx.db) : []
    return { ...head, tables, settings }
  })
}

/** @returns the backup that was begun. @throws AppError 'not-found' when it is not this one. */
export async function requireBegun(db: Database, id: string): Promise<Begun> {
  const begun = (await readBackupMeta(db))?.begun
  if (begun?.id !== id) throw new AppError('not-found', 'backup')
  return begun
}

/** The file is written and read back: the next one goes on from it. A repeat changes nothing. */
export async function endBackup(
  written: Pick<BackupRecord, 'id' | 'name' | 'bytes' | 'rows' | 'place' | 'isEncrypted'>,
): Promise<BackupState> {
  await transact(async (tx) => {
    const meta = await ownBackupMeta(tx)
    if (meta.last?.id === written.id) return
    const { generation, since: _, ...head } = await requireBegun(tx.db, written.id)
    const last = { ...head, ...written, verifiedAt: clockNow() }
    const { profileId, lastFull } = meta
    const full = last.kind === 'full' ? last : lastFull
    noteChange(tx.changes, 'backupMarks', written.id)
    await writeBackupMeta(tx.db, { profileId, last, ...(full && { lastFull: full }), since: generation })
  })
  for (let dropped = CHUNK_ROWS; dropped === CHUNK_ROWS;) dropped = await transact(dropCovered)
  return backupState()
}

export async function backupState(): Promise<BackupState> {
  const known = await snapshot(readBackupMeta)
  const { profileId, last, lastFull, since } = known ?? (await transact(ownBackupMeta))
  return snapshot(async (db) => {
    const records =
      (await readCount(db, LIVE_CONTACTS)) + (await db.notes.count()) + (await db.replies.count())
    const changed = since === undefined ? records : await marksSince(db, since).count()
    const now = clockNow()
    const isStale =
      since === undefined || last === undefined || lastFull === undefined || last.schema !== MIGRATIONS.length
    const next = isStale ? 0 : Math.min(last.at, now) + DAY_MS
    return {
      profileId,
      ...(last && { last }),
      ...(lastFull && { lastFull }),
      changed,
      records,
      dueAt: changed > 0 ? next : Math.max(next, now + DAY_MS),
      fullDueAt: isStale ? 0 : Math.min(lastFull.at, now) + FULL_EVERY_MS,
    }
  })
}

/** Of the rows that are read for a full backup. */
async function countTables(db: Database): Promise<BackupPlan['tables']> {
  const kept = db.tables.filter(({ name }) => isKept(name))
  return Promise.all(kept.map(async (table) => ({ name: table.name, rows: await table.count() })))
}

function baseOf({ last, since }: BackupMeta): { id: string; since: number } | undefined {
  if (last?.schema !== MIGRATIONS.length || since === undefined) return undefined
  return { id: last.id, since }
}

async function dropCovered(tx: Transaction): Promise<number> {
  const since = (await readBackupMeta(tx.db))?.since ?? 0
  const covered = await tx.db.backupMarks
    .where('[generation+id]')
    .below([since])
    .limit(CHUNK_ROWS)
    .primaryKeys()
  await tx.db.backupMarks.bulkDelete(covered)
  return covered.length
}
function marksSince(db: Database, generation: number) {
  return db.backupMarks.where('[generation+id]').aboveOrEqual([generation])
}
