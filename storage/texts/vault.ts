import { newId } from '@/utils/ids'
import type { Vault } from '../schema/stored-text'
import { base64Of, bytesOf, decrypt, derivedKey, encrypt, utf8 } from './boxes'
import { ITERATIONS } from './iterations'
import { newKeyPair } from './seal'

/** @returns a new vault. */
export async function newVault(passphrase: string): Promise<Vault> {
  const { publicKey, pkcs8 } = await newKeyPair()
  return wrapped({ id: newId(), publicKey }, pkcs8, passphrase)
}

/** @returns the private key (PKCS #8 as base64); undefined for a wrong passphrase. */
export async function openVault(vault: Vault, passphrase: string): Promise<string | undefined> {
  const { id, wrappedKey, salt, iv, iterations } = vault
  const keyOf = () => keyBy(passphrase, bytesOf(salt), iterations)
  const pkcs8 = await decrypt(keyOf, { iv, bytes: wrappedKey }, id)
  return pkcs8 && base64Of(pkcs8)
}

/** @returns the vault with its key wrapped by this passphrase: what it sealed before can be read on. */
export async function wrapped(
  { id, publicKey }: Pick<Vault, 'id' | 'publicKey'>,
  pkcs8: string,
  passphrase: string,
): Promise<Vault> {
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const key = await keyBy(passphrase, salt, ITERATIONS)
  const { iv, bytes } = await encrypt(key, bytesOf(pkcs8), id)
  return { id, publicKey, wrappedKey: bytes, salt: base64Of(salt), iv, iterations: ITERATIONS }
}

/** The same characters may be typed as different code points: they are one passphrase. */
function keyBy(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = utf8(passphrase.normalize('NFKC'))
  return derivedKey(secret, { name: 'PBKDF2', hash: 'SHA-256', salt, iterations })
}
