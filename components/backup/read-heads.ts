import { type BackupHead, backupHeadSchema } from '@/storage/schema/backup'
import { EDITS_KIND } from '@/storage/schema/saved-edits'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import { ByteSource } from '@/utils/backup-file/byte-source'
import type { Encryption } from '@/utils/backup-file/format'
import { readHeader } from '@/utils/backup-file/read-header'

/** A file with what it says about itself. Whether the rest of it is whole is not known yet. */
export type BackupFile = { head: BackupHead; name: string; file: File; encryption: Encryption | undefined }
export type FaultyFile = { name: string; error: BackupFileError }

/** Reads the first lines of files. @returns those that are backups, and why the others are none. */
export async function readHeads(
  files: readonly File[],
): Promise<{ backups: BackupFile[]; faults: FaultyFile[] }> {
  const backups: BackupFile[] = []
  const faults: FaultyFile[] = []
  for (const file of files) {
    const { name } = file
    try {
      const { header } = await readHeader(new ByteSource(file))
      const head = backupHeadSchema.safeParse(header.head)
      // Of edits that were saved on the team's screen, which opens them.
      const isOther = header.head['kind'] === EDITS_KIND
      if (!head.success) throw new BackupFileError(isOther ? 'not-a-backup' : 'damaged')
      backups.push({ head: head.data, name, file, encryption: header.encryption })
    } catch (error) {
      if (!(error instanceof BackupFileError)) throw error
      faults.push({ name, error })
    }
  }
  return { backups, faults }
}
