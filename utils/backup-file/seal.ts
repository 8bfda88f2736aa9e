import { joined } from './bytes'
import type { FrameKind } from './format'

type Bytes = Uint8Array<ArrayBuffer>

/** A frame's place: its file by the digest of its header, its number, its kind (of which the last frame has its own). */
export type FramePlace = { headerDigest: Bytes; number: number; kind: FrameKind }

const NONCE_BYTES = 12

/** Encrypts what a frame holds. It can be opened in its place alone. */
export async function seal(key: CryptoKey, place: FramePlace, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(cipherOf(place), key, bytes))
}

/** @returns what a frame holds; undefined when the key is another, or the frame was changed or moved. */
export async function unseal(key: CryptoKey, place: FramePlace, bytes: Bytes): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(cipherOf(place), key, bytes))
  } catch (error) {
    if (error instanceof DOMException || (error instanceof Error && error.name === 'OperationError')) {
      return undefined
    }
    throw error
  }
}

/** The key is the file's alone, so that a number is used once. */
function cipherOf({ headerDigest, number, kind }: FramePlace) {
  const iv = new Uint8Array(NONCE_BYTES)
  new DataView(iv.buffer).setUint32(NONCE_BYTES - 4, number)
  const place = new Uint8Array(5)
  new DataView(place.buffer).setUint32(0, number)
  place[4] = kind
  return { name: 'AES-GCM', iv, additionalData: joined([headerDigest, place]) }
}
