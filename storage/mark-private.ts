import { changeSettings } from './change-settings'
import { hashAll, hex, namesToCheck, namesToStore } from './private-hashes'
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
