import type { Sealed, Vault } from '../schema/stored-text'
import { base64Of, bytesOf, decrypt, derivedKey, encrypt, utf8 } from './boxes'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

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
  const salt = await crypto.subtle.exportKey('raw', own.publicKey)
  const bound = `${vaultId}|${of}`
  const key = await sharedKey(own.privateKey, publicKey, salt, bound)
  return { vaultId, of, publicKey: base64Of(salt), ...(await encrypt(key, utf8(text), bound)) }
}

/** @returns what was sealed; undefined when it was sealed to another key, or is not what was sealed. */
export async function unseal(
  privateKey: CryptoKey,
  { vaultId, of, publicKey, iv, bytes }: Sealed,
): Promise<string | undefined> {
  const bound = `${vaultId}|${of}`
  const opened = await decrypt(
    () => sharedKey(privateKey, publicKey, bytesOf(publicKey), bound),
    { iv, bytes },
    bound,
  )
  return opened && new TextDecoder().decode(opened)
}

/** @returns the private key of which these are the bytes (PKCS #8). */
export async function privateKeyOf(pkcs8: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', bytesOf(pkcs8), CURVE, false, ['deriveBits'])
}

/** @returns a new pair of keys as base64. */
export async function newKeyPair(): Promise<{ publicKey: string; pkcs8: string }> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return {
    publicKey: base64Of(await crypto.subtle.exportKey('raw', publicKey)),
    pkcs8: base64Of(await crypto.subtle.exportKey('pkcs8', privateKey)),
  }
}

async function sharedKey(
  own: CryptoKey,
  theirs: string,
  salt: BufferSource,
  info: string,
): Promise<CryptoKey> {
  const publicKey = await crypto.subtle.importKey('raw', bytesOf(theirs), CURVE, false, [])
  const secret = await crypto.subtle.deriveBits({ name: CURVE.name, public: publicKey }, own, 256)
  return derivedKey(secret, { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) })
}
