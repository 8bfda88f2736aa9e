import { AppError } from '@/utils/app-error'
import type { ChatIdentity } from './schema/chat'
import { hashAll, hashOf, namesToCheck } from './private-hashes'
import { knownSettings, readSettings } from './settings'

/** Says, at any later moment and without waiting, whether a chat is private. */
export type PrivacyGuard = { isPrivate: () => boolean; assertTracked: () => void }

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
