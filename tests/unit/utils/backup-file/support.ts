import { type BackupPart, readBackup } from '@/utils/backup-file/read-backup'
import type { BackupRow, RowCounts } from '@/utils/backup-file/format'
import type { BackupKey } from '@/utils/backup-file/passphrase'
import { type BackupContent, writeBackup, type WrittenBackup } from '@/utils/backup-file/write-backup'

export const HEAD = { id: '00000000-0000-4000-8000-000000000001', kind: 'full', schema: 5, at: 1 }

export async function* portions(rows: readonly BackupRow[], size = 2_000): AsyncGenerator<BackupRow[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

export async function written(
  rows: readonly BackupRow[],
  more: Partial<BackupContent> = {},
): Promise<WrittenBackup & { file: Blob }> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const sink = { write: async (bytes: Uint8Array<ArrayBuffer>) => void parts.push(bytes) }
  const result = await writeBackup({ head: HEAD, settings: {}, rows: portions(rows), ...more }, sink)
  return { ...result, file: new Blob(parts) }
}

export type ReadFile = { settings: unknown; rows: BackupRow[]; counts: RowCounts }

/** Reads a file as a restore does: what it gives is there only if the whole of it is right. */
export async function readWhole(file: Blob, key?: BackupKey): Promise<ReadFile> {
  const parts = readBackup(file, key)
  const seen: BackupPart[] = []
  for (;;) {
    const next = await parts.next()
    if (next.done) {
      const settings = seen.flatMap((part) => ('settings' in part ? [part.settings] : []))[0]
      const rows = seen.flatMap((part) => ('rows' in part ? part.rows : []))
      return { settings, rows, counts: { ...next.value } }
    }
    seen.push(next.value)
  }
}
