import {
  EDITS_KIND,
  editsHeadSchema,
  parseEach,
  parseEdits,
  type SavedEdit,
} from '@/storage/schema/saved-edits'
import { BackupFileError } from '@/utils/backup-file/backup-file-error'
import { ByteSource } from '@/utils/backup-file/byte-source'
import { parseJson } from '@/utils/backup-file/bytes'
import { type BackupRow, type Encryption, MAGIC } from '@/utils/backup-file/format'
import type { BackupKey } from '@/utils/backup-file/passphrase'
import { readBackup } from '@/utils/backup-file/read-backup'
import { readHeader } from '@/utils/backup-file/read-header'
import { writeBackup } from '@/utils/backup-file/write-backup'
import { now } from '@/utils/clock'

// Edits that no server took, in a file that is encrypted as a backup is: the same layout, with a head of its own.

export const SEALED_ENDING = 'chatside-changes'
const ROWS_AT_ONCE = 100

/** @returns a file that nobody opens without the passphrase; it was read back. @throws BackupFileError */
export async function sealEdits(edits: readonly SavedEdit[], key: BackupKey): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const head = { kind: EDITS_KIND, version: 1, at: now() }
  await writeBackup(
    { head, settings: null, rows: portionsOf(edits), key },
    { write: async (bytes) => void parts.push(bytes) },
  )
  const file = new Blob(parts)
  const read = await readSealed(file, key)
  if (JSON.stringify(read) !== JSON.stringify(edits)) throw new BackupFileError('damaged')
  return file
}

/**
 * @returns how a file is encrypted; undefined when it is plain. @throws BackupFileError 'not-a-backup' for what was not
 * written by `sealEdits` and bears its mark, a backup among it.
 */
export async function encryptionOf(file: Blob): Promise<Encryption | undefined> {
  const start = await file.slice(0, MAGIC.length).text()
  if (start !== MAGIC) return undefined
  const { header } = await readHeader(new ByteSource(file))
  if (!editsHeadSchema.safeParse(header.head).success || header.encryption === undefined)
    throw new BackupFileError('not-a-backup')
  return header.encryption
}

/** @returns the edits of a plain file. @throws BackupFileError 'not-a-backup' */
export async function readPlain(file: Blob): Promise<SavedEdit[]> {
  const edits = parseEdits(parseJson(await file.text()))
  if (edits === undefined) throw new BackupFileError('not-a-backup')
  return edits
}

/** @returns the edits of an encrypted file, once all of it is proved to be as it was written. @throws BackupFileError */
export async function readSealed(file: Blob, key: BackupKey): Promise<SavedEdit[]> {
  const rows: unknown[] = []
  for await (const part of readBackup(file, key))
    if ('rows' in part) rows.push(...part.rows.map(({ row }) => row))
  const edits = parseEach(rows)
  if (edits === undefined) throw new BackupFileError('damaged')
  return edits
}

async function* portionsOf(edits: readonly SavedEdit[]): AsyncGenerator<BackupRow[]> {
  for (let at = 0; at < edits.length; at += ROWS_AT_ONCE)
    yield edits.slice(at, at + ROWS_AT_ONCE).map((edit) => ({ table: EDITS_KIND, key: edit.id, row: edit }))
}
