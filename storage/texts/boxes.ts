import { fromBase64, toBase64 } from '@/utils/base64'

/** AES-GCM-256; both as base64. */
export type Box = { iv: string; bytes: string }

const IV_BYTES = 12

/** @returns `data` encrypted; it opens only with the same `bound` beside it. */
export async function encrypt(key: CryptoKey, data: BufferSource, bound: string): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const bytes = await crypto.subtle.encrypt(boxOf(iv, bound), key, data)
  return { iv: base64Of(iv), bytes: base64Of(bytes) }
}

/** @returns what is in the box; undefined when the key is another one or the box was changed. */
export async function decrypt(
  keyOf: () => Promise<CryptoKey>,
  { iv, bytes }: Box,
  bound: string,
): Promise<ArrayBuffer | undefined> {
  try {
    return await crypto.subtle.decrypt(boxOf(bytesOf(iv), bound), await keyOf(), bytesOf(bytes))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** @returns a key for boxes, made of a secret as `params` say. */
export async function derivedKey(
  secret: BufferSource,
  params: HkdfParams | Pbkdf2Params,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, params.name, false, ['deriveKey'])
  const kind = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(params, base, kind, false, ['encrypt', 'decrypt'])
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** @returns the bytes of what we wrote as base64 ourselves; none when it is no such thing. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return fromBase64(base64) ?? new Uint8Array()
}

export function base64Of(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return toBase64(new Uint8Array(bytes))
}

function boxOf(iv: Uint8Array<ArrayBuffer>, bound: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: utf8(bound) }
}
