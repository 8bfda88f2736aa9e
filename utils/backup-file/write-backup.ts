import { nextDigest } from './chain'
import { frameHead, toBytes } from './bytes'
import { type BackupHeader, type BackupRow, FRAME_KINDS, type FrameKind, type RowCounts } from './format'
import { gzip } from './gzip'
import { headerBytes } from './header'
import { type BackupKey, fileKey, newSalt } from './passphrase'
import { RowLines } from './row-lines'
import { seal } from './seal'

/** Where the bytes go, one piece after the other; a WritableStream's writer is one. */
export type Sink = { write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> }

export type BackupContent = {
  head: Record<string, unknown>
  settings: unknown
  /** In portions, as they are read. */
  rows: AsyncIterable<readonly BackupRow[]>
  key?: BackupKey | undefined
}

export type WrittenBackup = { bytes: number; rows: number; counts: RowCounts }

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Writes a backup, of which no more than one portion and one frame are in memory at a time.
 * @returns how large it became, and how many rows it has of each table.
 */
export async function writeBackup(content: BackupContent, sink: Sink): Promise<WrittenBackup> {
  const frames = await FrameWriter.begin(content, sink)
  await frames.write(FRAME_KINDS.settings, toBytes(JSON.stringify(content.settings ?? null)))
  const lines = new RowLines()
  const counts: RowCounts = Object.create(null) as RowCounts
  let total = 0
  for await (const portion of content.rows) {
    for (const row of portion) {
      counts[row.table] = (counts[row.table] ?? 0) + 1
      const full = lines.add(row)
      if (full !== undefined) await frames.write(FRAME_KINDS.rows, full)
    }
    total += portion.length
  }
  const rest = lines.take()
  if (rest !== undefined) await frames.write(FRAME_KINDS.rows, rest)
  await frames.write(FRAME_KINDS.end, toBytes(JSON.stringify({ rows: counts })))
  return { bytes: frames.bytes, rows: total, counts }
}

class FrameWriter {
  bytes = 0
  #number = 0
  #digest: Bytes
  readonly #sink: Sink
  readonly #headerDigest: Bytes
  readonly #key: CryptoKey | undefined

  private constructor(sink: Sink, headerDigest: Bytes, key: CryptoKey | undefined) {
    this.#sink = sink
    this.#headerDigest = headerDigest
    this.#digest = headerDigest
    this.#key = key
  }

  static async begin({ head, key }: BackupContent, sink: Sink): Promise<FrameWriter> {
    const fileSalt = newSalt()
    const header: BackupHeader = {
      head,
      ...(key && { encryption: { iterations: key.iterations, salt: key.salt, fileSalt } }),
    }
    const bytes = headerBytes(header)
    const digest = await nextDigest(new Uint8Array(), [bytes])
    const frames = new FrameWriter(sink, digest, key && (await fileKey(key, fileSalt)))
    await frames.#put(bytes)
    return frames
  }

  async write(kind: FrameKind, text: Bytes): Promise<void> {
    this.#number += 1
    const packed = await gzip(text)
    const place = { headerDigest: this.#headerDigest, number: this.#number, kind }
    const body = this.#key === undefined ? packed : await seal(this.#key, place, packed)
    const head = frameHead(kind, body.length)
    this.#digest = await nextDigest(this.#digest, [head, body])
    await this.#put(head)
    await this.#put(body)
    await this.#put(this.#digest)
  }

  async #put(bytes: Bytes): Promise<void> {
    await this.#sink.write(bytes)
    this.bytes += bytes.length
  }
}
