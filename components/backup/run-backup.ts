import { askWorkspace } from '@/storage/client'
import type { BackupPlan, BackupState } from '@/storage/protocol/data'
import type { BackupHead, BackupKind, BackupRecord } from '@/storage/schema/backup'
import { AppError } from '@/utils/app-error'
import type { SourceFile } from '@/utils/backup-file/byte-source'
import type { BackupKey } from '@/utils/backup-file/passphrase'
import { breather } from '@/utils/breathe'
import { verifyBackup } from '@/utils/backup-file/read-backup'
import { writeBackup, type WrittenBackup } from '@/utils/backup-file/write-backup'
import { fileName } from './file-name'
import { gatherRows } from './gather-rows'
import { newStaging, type Staging } from './staging'

export type BackupStep = 'reading' | 'checking' | 'saving'
export type BackupProgress = { step: BackupStep; done: number; total: number }

export type BackupRun = {
  kind: BackupKind
  key: BackupKey | undefined
  onProgress: (progress: BackupProgress) => void
  signal: AbortSignal
}

/** A backup that is written and was read back, and lies where nobody sees it. */
export type StagedBackup = {
  head: BackupHead
  name: string
  file: Blob
  rows: number
  isEncrypted: boolean
  /** Reads a copy of it through. @throws BackupFileError, AppError */
  check: (copy: SourceFile) => Promise<void>
  remove: () => Promise<void>
}

/**
 * Writes a backup of everything and reads it back.
 * @throws AppError, BackupFileError; AbortError when it was called off
 */
export async function stageBackup(run: BackupRun): Promise<StagedBackup> {
  const plan = await askWorkspace('backup.begin', { kind: run.kind })
  const { tables: _, settings: __, ...head } = plan
  const name = fileName(head)
  const staging = await newStaging(name)
  try {
    const written = await write(plan, head, staging, run)
    const file = await staging.finish()
    const check = (copy: SourceFile): Promise<void> => prove(copy, written, run)
    await check(file)
    const isEncrypted = run.key !== undefined
    return { head, name, file, rows: written.rows, isEncrypted, check, remove: staging.remove }
  } catch (error) {
    await staging.remove()
    throw error
  }
}

/** Tells the background that a backup is where it belongs. */
export function noteBackup(staged: StagedBackup, place: BackupRecord['place']): Promise<BackupState> {
  const { head, name, file, rows, isEncrypted } = staged
  return askWorkspace('backup.done', { id: head.id, name, bytes: file.size, rows, place, isEncrypted })
}

async function write(
  plan: BackupPlan,
  head: BackupHead,
  staging: Staging,
  { key, onProgress, signal }: BackupRun,
): Promise<WrittenBackup> {
  const total = plan.tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  async function* rows() {
    for await (const portion of gatherRows(plan)) {
      signal.throwIfAborted()
      onProgress({ step: 'reading', done: Math.min(done, total), total })
      yield portion
      done += portion.length
    }
  }
  return writeBackup({ head, settings: plan.settings, rows: rows(), key }, staging)
}

async function prove(
  copy: SourceFile,
  written: WrittenBackup,
  { key, onProgress, signal }: BackupRun,
): Promise<void> {
  const breathe = breather()
  const read = await verifyBackup(copy, key, (done) => {
    signal.throwIfAborted()
    onProgress({ step: 'checking', done, total: written.bytes })
    return breathe()
  })
  const isSame =
    copy.size === written.bytes &&
    read.rows === written.rows &&
    Object.entries(written.counts).every(([table, rows]) => read.counts[table] === rows)
  if (!isSame) throw new AppError('internal', 'the backup reads otherwise than it was written')
}
