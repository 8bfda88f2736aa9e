import { toBase64 } from '@/utils/base64'
import { newId } from '@/utils/ids'
import type { Vault } from '../schema/stored-text'
import { ITERATIONS } from './iterations'
import { bytesOf, newKeyPair, randomBytes, utf8 } from './seal'

type Wrapped = Pick<Vault, 'wrappedKey' | 'salt' | 'iv' | 'iterations'>

/** @returns a new vault, and its private key: PKCS #8 as base64. */
export async function newVault(passphrase: string): Promise<{ vault: Vault; pkcs8: string }> {
  const { publicKey, pkcs8 } = await newKeyPair()
  const id = newId()
  return { vault: { id, publicKey, ...(await wrap(id, pkcs8, passphrase)) }, pkcs8 }
}

/** @returns the private key (PKCS #8 as base64); undefined for a wrong passphrase. */
export async function openVault(vault: Vault, passphrase: string): Promise<string | undefined> {
  const key = await keyOf(passphrase, bytesOf(vault.salt), vault.iterations)
  const box = { name: 'AES-GCM', iv: bytesOf(vault.iv), additionalData: utf8(vault.id) }
  try {
    const pkcs8 = await crypto.subtle.decrypt(box, key, bytesOf(vault.wrappedKey))
    return toBase64(new Uint8Array(pkcs8))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** @returns the vault with its key wrapped by another passphrase: what it sealed can be read on. */
export async function rewrapped(vault: Vault, pkcs8: string, passphrase: string): Promise<Vault> {
  return { ...vault, ...(await wrap(vault.id, pkcs8, passphrase)) }
}

async function wrap(id: string, pkcs8: string, passphrase: string): Promise<Wrapped> {
  const [salt, iv] = [randomBytes(32), randomBytes(12)]
  const key = await keyOf(passphrase, salt, ITERATIONS)
  const box = { name: 'AES-GCM', iv, additionalData: utf8(id) }
  const wrapped = await crypto.subtle.encrypt(box, key, bytesOf(pkcs8))
  return {
    wrappedKey: toBase64(new Uint8Array(wrapped)),
    salt: toBase64(salt),
    iv: toBase64(iv),
    iterations: ITERATIONS,
  }
}

/** The same characters may be typed as different code points: they are one passphrase. */
async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const { subtle } = crypto
  const base = await subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return subtle.deriveKey(pbkdf2, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
