import type { AccountSeen } from '../protocol/customers'
import { ACCOUNT_PREFIX } from '../write/account-counts'
import { snapshot } from '../write/snapshot'
import { readCount } from './counts'
import { knownAccounts, SEEN_PREFIX } from './message-ids'

/** @returns the accounts in which chats with a card were seen, the last seen first; `seenAt` is 0 while it is not known. */
export async function listAccounts(): Promise<AccountSeen[]> {
  return snapshot(async (db) => {
    const accounts: AccountSeen[] = []
    for (const account of await knownAccounts(db)) {
      const contacts = await readCount(db, ACCOUNT_PREFIX + account)
      accounts.push({ account, contacts, seenAt: await readCount(db, SEEN_PREFIX + account) })
    }
    return accounts.sort((a, b) => b.seenAt - a.seenAt)
  })
}
