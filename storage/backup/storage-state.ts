import { MIGRATIONS } from '../migrations/all'
import type { StorageState } from '../protocol/data'
import type { BackupHead, KeptRow } from '../schema/backup'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { ownBackupMeta } from './backup-meta'
import { listSnapshots, readSnapshot } from './snapshots'

/** How much there is of what. */
export async function storageState(): Promise<StorageState> {
  const tables = await snapshot((db) =>
    Promise.all(db.tables.map(async (table) => ({ name: table.name, rows: await table.count() }))),
  )
  return { schema: MIGRATIONS.length, tables, snapshots: await listSnapshots() }
}

/** @returns rows of a snapshot as a backup has them. @throws AppError 'not-found'. */
export async function snapshotPage(
  id: string,
  cursor = '0',
): Promise<{ head: BackupHead; rows: KeptRow[]; next?: string; settings: unknown }> {
  const { head, rows, isLast } = await readSnapshot(id, Number(cursor))
  const { schema, at, settings } = head
  const { profileId } = await transact(ownBackupMeta)
  return {
    head: { id, kind: 'full', profileId, schema, at },
    rows,
    settings,
    ...(!isLast && { next: String(Number(cursor) + 1) }),
  }
}
