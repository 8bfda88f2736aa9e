import { BackupFileError } from './backup-file-error'
import { ByteSource, type SourceFile } from './byte-source'
import { isRecord, parseJson, toText } from './bytes'
import { type BackupHeader, type BackupRow, FRAME_KINDS, MAX_FRAME_BYTES, type RowCounts } from './format'
import { FrameReader } from './frame-reader'
import { gunzip } from './gzip'
import { readHeader } from './read-header'
import { type BackupKey, fileKey } from './passphrase'
import { parseRows } from './row-lines'
import { unseal } from './seal'

/** What a backup consists of, in its order: the settings, then rows. `bytes`: how far the file is read. */
export type BackupPart = ({ settings: unknown } | { rows: readonly BackupRow[] }) & { bytes: number }
export type VerifiedBackup = { header: BackupHeader; settings: unknown; rows: number; counts: RowCounts }

/**
 * Reads a backup piece by piece. Each piece is proved to be unchanged and in its place before it is given; whether the
 * file goes on to its end shows only there, so that nothing may be made final before.
 * @throws BackupFileError
 */
export async function* readBackup(file: SourceFile, key?: BackupKey): AsyncGenerator<BackupPart, RowCounts> {
  const source = new ByteSource(file)
  const { header, digest } = await readHeader(source)
  const { encryption } = header
  if (encryption !== undefined && key === undefined) throw new BackupFileError('wrong-passphrase')
  const cipher = encryption && key && (await fileKey(key, encryption.fileSalt))
  const frames = new FrameReader(source, digest)
  const counts: RowCounts = Object.create(null) as RowCounts
  for (;;) {
    const { number, kind, body } = await frames.next()
    const packed = cipher ? await unseal(cipher, { headerDigest: digest, number, kind }, body) : body
    // The digest has shown that the frame is as it was written.
    if (packed === undefined) throw new BackupFileError('wrong-passphrase', number)
    const text = await gunzip(packed, MAX_FRAME_BYTES)
    const isFirst = number === 1
    if (text === undefined || isFirst !== (kind === FRAME_KINDS.settings)) throw damaged(number)
    if (kind === FRAME_KINDS.end) {
      if (source.left > 0 || !isCount(text, counts)) throw damaged(number)
      return counts
    }
    const bytes = file.size - source.left
    if (isFirst) yield { settings: parsed(text, number), bytes }
    else yield { rows: rowsOf(text, number, counts), bytes }
  }
}

/**
 * Reads a whole file and keeps nothing of it but its settings and how many rows it has. What `onBytes` answers is awaited.
 * @throws BackupFileError
 */
export async function verifyBackup(
  file: SourceFile,
  key?: BackupKey,
  onBytes?: (bytes: number) => Promise<void> | undefined,
): Promise<VerifiedBackup> {
  const { header } = await readHeader(new ByteSource(file))
  const parts = readBackup(file, key)
  let settings: unknown
  let rows = 0
  for (;;) {
    const next = await parts.next()
    if (next.done) return { header, settings, rows, counts: next.value }
    if ('settings' in next.value) settings = next.value.settings
    else rows += next.value.rows.length
    await onBytes?.(next.value.bytes)
  }
}

function parsed(text: Uint8Array, number: number): unknown {
  const value = parseJson(toText(text))
  if (value === undefined) throw damaged(number)
  return value
}

function rowsOf(text: Uint8Array, number: number, counts: RowCounts): BackupRow[] {
  const rows = parseRows(text)
  if (rows === undefined) throw damaged(number)
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1
  return rows
}

function isCount(text: Uint8Array, counts: RowCounts): boolean {
  const end = parseJson(toText(text))
  if (!isRecord(end) || !isRecord(end['rows'])) return false
  const { rows } = end
  const tables = Object.keys(counts)
  return Object.keys(rows).length === tables.length && tables.every((table) => rows[table] === counts[table])
}

function damaged(number: number): BackupFileError {
  return new BackupFileError('damaged', number)
}
