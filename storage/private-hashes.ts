import { nameKeyOf } from '@/utils/text/sort-key'
import { strongNames } from './repositories/chat-names'
import type { ChatIdentity } from './schema/chat'

// Private chats are known by salted hashes of their names alone, so that the list of them names nobody.

/** Of a chat whose account is not known. */
const ANY_ACCOUNT = '?'

/**
 * A chat made private by its name alone stays private whatever else becomes known of it ('any-name'); one made private
 * with a real identity is recognised by the name only while nothing better is known ('name').
 */
export function namesToStore(chat: ChatIdentity): string[] {
  const strong = strongKeys(chat)
  const names = strong.length > 0 ? [...strong, `name:${nameOrKey(chat)}`] : [`any-name:${nameOrKey(chat)}`]
  return names.flatMap((name) => storedAs(chat, name))
}

export function namesToCheck(chat: ChatIdentity): string[] {
  const strong = strongKeys(chat)
  const weak = strong.length > 0 ? [] : [`name:${nameOrKey(chat)}`]
  const names = [...strong, ...weak, `any-name:${nameOrKey(chat)}`]
  return names.flatMap((name) => checkedAs(chat, name))
}

/** One for each name that belongs to this chat alone. */
export function strongToCheck(chat: ChatIdentity): { check: string[]; store: string[] }[] {
  return strongKeys(chat).map((name) => ({ check: checkedAs(chat, name), store: storedAs(chat, name) }))
}

function storedAs({ account }: ChatIdentity, name: string): string[] {
  return [`${account}|${name}`, `${ANY_ACCOUNT}|${name}`]
}

function checkedAs({ account }: ChatIdentity, name: string): string[] {
  const accounts = account === '' ? [ANY_ACCOUNT] : [account, '']
  return accounts.map((one) => `${one}|${name}`)
}

function strongKeys(chat: ChatIdentity): string[] {
  return strongNames(chat).map(({ kind, value }) => `${kind}:${value}`)
}

function nameOrKey(chat: ChatIdentity): string {
  return nameKeyOf(chat.name) || `key:${chat.key}`
}

export async function hashAll(salt: string, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => hashOf(salt, name)))
}

export async function hashOf(salt: string, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}|${text}`))
  return hex(new Uint8Array(bytes))
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
