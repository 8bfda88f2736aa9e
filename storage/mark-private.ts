import { changeSettings } from './change-settings'
import { hashAll, hex, namesToCheck, namesToStore, strongToCheck } from './private-hashes'
import type { ChatIdentity } from './schema/chat'
import { readSettings } from './settings'

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

/**
 * @returns of the names that belong to this chat alone: the hashes by which it is private, and those of the names by which
 * it is not.
 */
export async function privateNames(chat: ChatIdentity): Promise<{ known: string[]; missing: string[] }> {
  const { privateSalt, privateChats } = await readSettings()
  const [known, missing]: [string[], string[]] = [[], []]
  for (const { check, store } of privateChats.length === 0 ? [] : strongToCheck(chat)) {
    const found = (await hashAll(privateSalt, check)).filter((hash) => privateChats.includes(hash))
    if (found.length > 0) known.push(...found)
    else missing.push(...(await hashAll(privateSalt, store)))
  }
  return { known, missing }
}

/** Adds hashes of a chat that is still known to be private by one of `known`. */
export async function addPrivate(hashes: readonly string[], known: readonly string[]): Promise<void> {
  await changeSettings(({ privateChats }) => {
    if (!known.some((hash) => privateChats.includes(hash))) return {}
    return { privateChats: [...new Set([...privateChats, ...hashes])] }
  })
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

function newSalt(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)))
}
