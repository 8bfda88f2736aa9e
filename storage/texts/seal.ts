import { fromBase64, toBase64 } from '@/utils/base64'
import type { Sealed, Vault } from '../schema/stored-text'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const IV_BYTES = 12

/**
 * Seals a text so that only who has the vault's private key can read it; the public key is enough to do so.
 * ECDH P-256 with a key of one use, HKDF-SHA-256 (salt: that key's public half; info: `vault id|message id`), AES-GCM-256
 * (the same as further data).
 * @param of the id of the message.
 */
export async function seal(
  { id: vaultId, publicKey }: Pick<Vault, 'id' | 'publicKey'>,
  of: string,
  text: string,
): Promise<Sealed> {
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const salt = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  const iv = randomBytes(IV_BYTES)
  const bound = utf8(`${vaultId}|${of}`)
  const key = await sharedKey(own.privateKey, publicKey, salt, bound)
  const box = { name: 'AES-GCM', iv, additionalData: bound }
  const bytes = await crypto.subtle.encrypt(box, key, utf8(text))
  return {
    vaultId,
    of,
    publicKey: toBase64(salt),
    iv: toBase64(iv),
    bytes: toBase64(new Uint8Array(bytes)),
  }
}

/** @returns what was sealed; undefined when it was sealed to another key, or is not what was sealed. */
export async function unseal(
  privateKey: CryptoKey,
  { vaultId, of, publicKey, iv, bytes }: Sealed,
): Promise<string | undefined> {
  try {
    const bound = utf8(`${vaultId}|${of}`)
    const key = await sharedKey(privateKey, publicKey, bytesOf(publicKey), bound)
    const box = { name: 'AES-GCM', iv: bytesOf(iv), additionalData: bound }
    return new TextDecoder().decode(await crypto.subtle.decrypt(box, key, bytesOf(bytes)))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** @returns the private key of which these are the bytes (PKCS #8). */
export async function privateKeyOf(pkcs8: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', bytesOf(pkcs8), CURVE, false, ['deriveBits'])
}

/** @returns a new pair of keys as base64. */
export async function newKeyPair(): Promise<{ publicKey: string; pkcs8: string }> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const [raw, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('raw', publicKey),
    crypto.subtle.exportKey('pkcs8', privateKey),
  ])
  return { publicKey: toBase64(new Uint8Array(raw)), pkcs8: toBase64(new Uint8Array(pkcs8)) }
}

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count))
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** @returns the bytes of what we wrote as base64 ourselves; none when it is no such thing. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return fromBase64(base64) ?? new Uint8Array()
}

async function sharedKey(
  own: CryptoKey,
  theirs: string,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const { subtle } = crypto
  const publicKey = await subtle.importKey('raw', bytesOf(theirs), CURVE, false, [])
  const secret = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, own, 256)
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
