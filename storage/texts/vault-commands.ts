import { AppError } from '@/utils/app-error'
import { changeSettings } from '../change-settings'
import { readSettings } from '../settings'
import type { Vault } from '../schema/stored-text'
import { settleTexts } from './settle'
import { beginTry, keepUnlocked } from './unlocked'
import { newVault, openVault, wrapped } from './vault'

/**
 * Keeps texts from now on. Where a vault is already, its passphrase is asked for.
 * @throws AppError 'wrong-passphrase'.
 */
export async function beginTexts(passphrase: string, words: readonly string[]): Promise<void> {
  if ((await readSettings()).vault === undefined) {
    const vault = await newVault(passphrase)
    await changeSettings((now) => ({
      vault: now.vault ?? vault,
      sensitiveWords: now.sensitiveWords.length === 0 ? [...words] : now.sensitiveWords,
    }))
  }
  await unlockTexts(passphrase)
  // So that what is kept from now on is known to be right by these words.
  await settleTexts()
  await keepTexts(true)
}

/** @throws AppError 'not-found' without a vault: text is never kept without. */
export async function keepTexts(isOn: boolean): Promise<void> {
  if (isOn) await ownVault()
  await changeSettings(() => ({ keepTexts: isOn }))
}

/** @throws AppError 'wrong-passphrase', 'not-found' without a vault. */
export async function unlockTexts(passphrase: string): Promise<void> {
  await keepUnlocked(await open(await ownVault(), passphrase))
}

/** What was sealed stays as it is. @throws as `unlockTexts`. */
export async function changePassphrase(old: string, passphrase: string): Promise<void> {
  const vault = await ownVault()
  const pkcs8 = await open(vault, old)
  const next = await wrapped(vault, pkcs8, passphrase)
  await changeSettings(({ vault: now }) => ({ vault: now?.id === vault.id ? next : now }))
  await keepUnlocked(pkcs8)
}

async function open(vault: Vault, passphrase: string): Promise<string> {
  await beginTry()
  const pkcs8 = await openVault(vault, passphrase)
  if (pkcs8 === undefined) throw new AppError('wrong-passphrase')
  return pkcs8
}

async function ownVault(): Promise<Vault> {
  const { vault } = await readSettings()
  if (vault === undefined) throw new AppError('not-found', 'vault')
  return vault
}
