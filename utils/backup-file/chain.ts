import { joined } from './bytes'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * A digest that grows with the file: SHA-256 over the digest before and the bytes that came since. Each one therefore
 * stands for everything before it, without the whole ever being in memory.
 */
export async function nextDigest(before: Uint8Array, bytes: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined([before, ...bytes])))
}

/** @returns whether two digests are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
