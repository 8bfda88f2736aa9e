import { fromBase64, toBase64 } from '@/utils/base64'
import { toBytes } from './bytes'
import { type Encryption, LEAST_ITERATIONS } from './format'

/**
 * What a passphrase becomes by a long calculation, and how: kept so that a backup need not ask again. The key cannot be
 * read out, only used; each file derives its own from it.
 */
export type BackupKey = { key: CryptoKey; iterations: number; salt: string }

const SALT_BYTES = 16

/** @returns the key of a new passphrase. Takes about a second. */
export async function newBackupKey(passphrase: string): Promise<BackupKey> {
  return keyOf(passphrase, { iterations: LEAST_ITERATIONS, salt: newSalt() })
}

/** @returns the key that this passphrase has in a file. Whether it is the right one shows when a frame is opened. */
export async function keyOf(
  passphrase: string,
  { iterations, salt }: Pick<Encryption, 'iterations' | 'salt'>,
): Promise<BackupKey> {
  // The same word may be composed in two ways, depending on the keyboard.
  const typed = toBytes(passphrase.normalize('NFC'))
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations }
  const bits = await crypto.subtle.deriveBits(how, base, 256)
  const key = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  return { key, iterations, salt }
}

/** @returns 16 random bytes in base64. */
export function newSalt(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)))
}

/** @returns the key of one file. */
export async function fileKey({ key }: BackupKey, fileSalt: string): Promise<CryptoKey> {
  const how = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(fileSalt), info: toBytes('chatside backup 1') }
  return crypto.subtle.deriveKey(how, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function bytesOf(salt: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(salt)
  if (bytes === undefined) throw new TypeError('A salt is base64')
  return bytes
}
