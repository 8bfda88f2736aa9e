import { askWorkspace } from '@/storage/client'
import type { OutputOf } from '@/storage/protocol/command'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import type { SchemaSnapshot } from '@/storage/protocol/data'
import { readBackupKey } from '@/storage/backup-folder'
import { writeBackup } from '@/utils/backup-file/write-backup'
import { offerDownload } from '../downloads'
import { fileName } from '../file-name'
import { newStaging } from '../staging'
import { RowStager } from './stage-rows'
import type { OnWork } from './working'

type SnapshotPage = OutputOf<WorkspaceCommands['snapshots.page']>

/**
 * Puts the rows of a snapshot aside, to be restored.
 * @returns the id of the restore. @throws AppError; AbortError when it was called off
 */
export async function stageSnapshot(
  { id: snapshotId, rows: total, bytes }: SchemaSnapshot,
  onWork: OnWork,
  signal: AbortSignal,
): Promise<string> {
  let stager: RowStager | undefined
  let restoreId = ''
  let done = 0
  for await (const { head, rows, settings } of snapshotPages(snapshotId)) {
    signal.throwIfAborted()
    if (stager === undefined) {
      const begun = await askWorkspace('restore.begin', { schema: head.schema, heads: [head], settings })
      restoreId = begun.id
      stager = new RowStager(restoreId)
    }
    await stager.add(rows, (bytes / Math.max(1, total)) * rows.length)
    done += rows.length
    onWork('staging', { done, total })
  }
  await stager?.flush()
  return restoreId
}

/** Saves a snapshot as the file of a full backup, with the passphrase of the backups if there is one. */
export async function saveSnapshot({ id }: SchemaSnapshot): Promise<void> {
  const first = await askWorkspace('snapshots.page', { id })
  const { head, settings } = first
  async function* rows() {
    for await (const page of snapshotPages(id)) yield page.rows
  }
  const staging = await newStaging(fileName(head))
  await writeBackup({ head, settings, rows: rows(), key: await readBackupKey() }, staging)
  offerDownload(fileName(head), await staging.finish())
}

async function* snapshotPages(id: string): AsyncGenerator<SnapshotPage> {
  let cursor: { cursor?: string } = {}
  for (;;) {
    const page = await askWorkspace('snapshots.page', { id, ...cursor })
    yield page
    if (page.next === undefined) return
    cursor = { cursor: page.next }
  }
}
