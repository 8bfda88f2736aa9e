import { BackupFileError } from './backup-file-error'
import { ByteSource } from './byte-source'
import { nextDigest } from './chain'
import { type BackupHeader, FORMAT_VERSION, MAGIC, MAX_HEAD_BYTES } from './format'
import { parseHeader, versionOf } from './header'

const LONGEST_VERSION = 10

/**
 * Reads what a file says about itself before its first frame.
 * @returns the header, and the digest of both its lines, on which the frames' digests go on.
 * @throws BackupFileError
 */
export async function readHeader(
  source: ByteSource,
): Promise<{ header: BackupHeader; digest: Uint8Array<ArrayBuffer> }> {
  const first = await source.line(MAGIC.length + LONGEST_VERSION)
  const version = first && versionOf(first.text)
  if (first === undefined || version === undefined) throw new BackupFileError('not-a-backup')
  if (version > FORMAT_VERSION) throw new BackupFileError('newer')
  const second = await source.line(MAX_HEAD_BYTES)
  const header = second && parseHeader(second.text)
  if (second === undefined || header === undefined) throw new BackupFileError('damaged')
  return { header, digest: await nextDigest(new Uint8Array(), [first.bytes, second.bytes]) }
}
