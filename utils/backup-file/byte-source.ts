import { joined, toText } from './bytes'

/** What of a file has to be there: a chosen file, or any part of one. */
export type SourceFile = Pick<Blob, 'size' | 'slice'>

const READ_BYTES = 1024 * 1024

/** Reads a file from its beginning to its end, a megabyte at a time. */
export class ByteSource {
  readonly #file: SourceFile
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array()
  #read = 0

  constructor(file: SourceFile) {
    this.#file = file
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#file.size - this.#read + this.#buffer.length
  }

  /** @returns the next bytes; undefined when there are not as many left. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (length > this.left) return undefined
    while (this.#buffer.length < length) {
      const until = Math.min(this.#file.size, this.#read + Math.max(READ_BYTES, length))
      const piece = new Uint8Array(await this.#file.slice(this.#read, until).arrayBuffer())
      // The file became shorter meanwhile.
      if (piece.length === 0) return undefined
      this.#read += piece.length
      this.#buffer = joined([this.#buffer, piece])
    }
    const taken = this.#buffer.slice(0, length)
    this.#buffer = this.#buffer.subarray(length)
    return taken
  }

  /** @returns the next line without its end; undefined when there is none of at most `most` bytes. */
  async line(most: number): Promise<{ text: string; bytes: Uint8Array<ArrayBuffer> } | undefined> {
    const parts: Uint8Array[] = []
    for (let length = 0; length < most; length += 1) {
      const byte = await this.take(1)
      if (byte === undefined) return undefined
      parts.push(byte)
      if (byte[0] !== 10) continue
      const bytes = joined(parts)
      const text = toText(bytes.subarray(0, -1))
      return text === undefined ? undefined : { text, bytes }
    }
    return undefined
  }
}
