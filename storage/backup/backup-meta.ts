import { newId } from '@/utils/ids'
import type { Database } from '../database'
import { readCount } from '../repositories/counts'
import type { BackupHead, BackupRecord } from '../schema/backup'
import type { Transaction } from '../write/transaction'
import { GENERATION } from './mark-rows'

const KEY = 'backup:kept'

/** What is known of the backups of this database. `since`: from which generation on the next one has something to say. */
export type BackupMeta = {
  profileId: string
  begun?: BackupHead & { generation: number; since: number }
  last?: BackupRecord
  lastFull?: BackupRecord
  since?: number
}

/** @returns what is known of the backups; undefined before anybody asked. */
export async function readBackupMeta(db: Database): Promise<BackupMeta | undefined> {
  const row = await db.meta.get(KEY)
  return Array.isArray(row?.value) ? (JSON.parse(row.value[0] ?? '') as BackupMeta) : undefined
}

export async function writeBackupMeta(db: Database, meta: BackupMeta): Promise<void> {
  await db.meta.put({ key: KEY, value: [JSON.stringify(meta)] })
}

/** As `readBackupMeta`; the database gets its name when it has none. */
export async function ownBackupMeta(tx: Transaction): Promise<BackupMeta> {
  const known = await readBackupMeta(tx.db)
  if (known !== undefined) return known
  const meta = { profileId: newId() }
  await writeBackupMeta(tx.db, meta)
  return meta
}

/** Whatever is written from now on is told from what was written before. @returns the new generation. */
export async function nextGeneration(tx: Transaction): Promise<number> {
  const generation = (await readCount(tx.db, GENERATION)) + 1
  await tx.db.meta.put({ key: GENERATION, value: generation })
  return generation
}
