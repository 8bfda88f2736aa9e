import { AppError } from '@/utils/app-error'
import { nameKeyOf } from '@/utils/text/sort-key'
import type { ChatIdentity } from './schema/chat'
import { changeSettings } from './change-settings'
import { knownSettings, readSettings } from './settings'
import { strongNames } from './repositories/chat-names'

/** Says, at any later moment and without waiting, whether a chat is private. */
export type PrivacyGuard = { isPrivate: () => boolean; assertTracked: () => void }

const ANY_ACCOUNT = '?'

/**
 * Prepares the check of a chat before a transaction begins: hashing may not be waited for inside one. The guard itself
 * looks at the settings of the moment.
 */
export async function privacyGuard(chat: ChatIdentity): Promise<PrivacyGuard> {
  const before = await readSettings()
  const isUnused = before.privateChats.length === 0 && before.privateAccounts.length === 0
  const hashes = isUnused ? [] : await hashAll(before.privateSalt, namesToCheck(chat))
  const accountHash = isUnused ? '' : await hashOf(before.privateSalt, `account|${chat.account}`)
  const isPrivate = (): boolean => {
    const settings = knownSettings() ?? before
    if (settings === before && isUnused) return false
    // A first private chat was named in the meantime: what was not hashed cannot be compared, so the caller asks again.
    if (isUnused && settings.privateChats.length > 0) throw new AppError('conflict', 'private')
    const isAccountPrivate = chat.account !== '' && settings.privateAccounts.includes(accountHash)
    return isAccountPrivate || hashes.some((hash) => settings.privateChats.includes(hash))
  }
  const assertTracked = (): void => {
    if (isPrivate()) throw new AppError('not-allowed', 'private')
  }
  return { isPrivate, assertTracked }
}

/**
 * Never tracks a chat from now on. The list holds salted hashes, so that it names nobody.
 * @returns the hashes that were not there before.
 */
export async function makePrivate(chat: ChatIdentity): Promise<string[]> {
  const { privateSalt } = await changeSettings((settings) =>
    settings.privateSalt === '' ? { privateSalt: newSalt() } : {},
  )
  const hashes = await hashAll(privateSalt, namesToStore(chat))
  let added: string[] = []
  await changeSettings(({ privateChats }) => {
    added = hashes.filter((hash) => !privateChats.includes(hash))
    return { privateChats: [...privateChats, ...added] }
  })
  return added
}

/** Tracks a chat again. */
export async function makeTracked(chat: ChatIdentity): Promise<void> {
  const { privateSalt } = await readSettings()
  await forgetPrivate(await hashAll(privateSalt, [...namesToStore(chat), ...namesToCheck(chat)]))
}

/** Takes hashes off the list of private chats. */
export async function forgetPrivate(hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  await changeSettings(({ privateChats }) => ({
    privateChats: privateChats.filter((hash) => !hashes.includes(hash)),
  }))
}

/**
 * A chat made private by its name alone stays private whatever else becomes known of it ('any-name'); one made private
 * with a real identity is recognised by the name only while nothing better is known ('name').
 */
function namesToStore(chat: ChatIdentity): string[] {
  const strong = strongKeys(chat)
  const names = strong.length > 0 ? [...strong, `name:${nameOrKey(chat)}`] : [`any-name:${nameOrKey(chat)}`]
  return names.flatMap((name) => [`${chat.account}|${name}`, `${ANY_ACCOUNT}|${name}`])
}

function namesToCheck(chat: ChatIdentity): string[] {
  const strong = strongKeys(chat)
  const weak = strong.length > 0 ? [] : [`name:${nameOrKey(chat)}`]
  const names = [...strong, ...weak, `any-name:${nameOrKey(chat)}`]
  const accounts = chat.account === '' ? [ANY_ACCOUNT] : [chat.account, '']
  return accounts.flatMap((account) => names.map((name) => `${account}|${name}`))
}

function strongKeys(chat: ChatIdentity): string[] {
  return strongNames(chat).map(({ kind, value }) => `${kind}:${value}`)
}

function nameOrKey(chat: ChatIdentity): string {
  return nameKeyOf(chat.name) || `key:${chat.key}`
}

async function hashAll(salt: string, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => hashOf(salt, name)))
}

async function hashOf(salt: string, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}|${text}`))
  return hex(new Uint8Array(bytes))
}

function newSalt(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)))
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
