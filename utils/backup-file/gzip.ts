import { joined } from './bytes'

type Bytes = Uint8Array<ArrayBuffer>

/** @returns the bytes, compressed. */
export async function gzip(bytes: Bytes): Promise<Bytes> {
  return joined(await passed(bytes, new CompressionStream('gzip')))
}

/** @returns what was compressed; undefined when it is damaged or would be larger than `most` bytes. */
export async function gunzip(bytes: Bytes, most: number): Promise<Bytes | undefined> {
  try {
    return joined(await passed(bytes, new DecompressionStream('gzip'), most))
  } catch (error) {
    // Streams say by a TypeError, in Node by its own kind of error, that the bytes are none of theirs.
    if (error instanceof Error) return undefined
    throw error
  }
}

async function passed(
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array[]> {
  const writer = stream.writable.getWriter()
  // What goes wrong while writing is met while reading.
  const written = Promise.allSettled([writer.write(bytes), writer.close()])
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.readable.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    size += next.value.length
    if (size > most) {
      await reader.cancel()
      throw new RangeError('larger than any frame')
    }
  }
  await written
  return parts
}
