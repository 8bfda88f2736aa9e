import { BackupFileError } from './backup-file-error'
import type { ByteSource } from './byte-source'
import { isSame, nextDigest } from './chain'
import { DIGEST_BYTES, FRAME_HEAD_BYTES, FRAME_KINDS, type FrameKind, MAX_FRAME_BYTES } from './format'

export type Frame = { number: number; kind: FrameKind; body: Uint8Array<ArrayBuffer> }

/** Reads frame after frame, each of which is proved to be as it was written, in its place. */
export class FrameReader {
  readonly #source: ByteSource
  #digest: Uint8Array<ArrayBuffer>
  #number = 0

  constructor(source: ByteSource, digest: Uint8Array<ArrayBuffer>) {
    this.#source = source
    this.#digest = digest
  }

  /** @throws BackupFileError when the file ends here or the frame was changed. */
  async next(): Promise<Frame> {
    this.#number += 1
    const number = this.#number
    const head = await this.#take(FRAME_HEAD_BYTES)
    const view = new DataView(head.buffer, head.byteOffset)
    const kind = Object.values(FRAME_KINDS).find((one) => one === view.getUint8(0))
    const length = view.getUint32(1)
    if (kind === undefined || length > MAX_FRAME_BYTES) throw new BackupFileError('damaged', number)
    const body = await this.#take(length)
    const digest = await this.#take(DIGEST_BYTES)
    this.#digest = await nextDigest(this.#digest, [head, body])
    if (!isSame(this.#digest, digest)) throw new BackupFileError('damaged', number)
    return { number, kind, body }
  }

  async #take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.#source.take(length)
    if (bytes === undefined) throw new BackupFileError('damaged', this.#number)
    return bytes
  }
}
