import type { Database } from '../database'
import type { Transaction } from '../write/transact'

const ACCOUNTS_KEY = 'accounts'

/** @returns the id of the row of a message seen in `account`. */
export function messageRowId(account: string, messageId: string): string {
  return `${account}|${messageId}`
}

/** @returns the accounts under which messages of a chat may have been recorded, the likeliest first. */
export async function possibleAccounts(db: Database, account: string): Promise<string[]> {
  return account === '' ? ['', ...(await knownAccounts(db))] : [account, '']
}

/** Remembers an account under which something was stored. */
export async function rememberAccount(tx: Transaction, account: string): Promise<void> {
  if (account === '') return
  const known = await knownAccounts(tx.db)
  if (!known.includes(account)) await tx.db.meta.put({ key: ACCOUNTS_KEY, value: [...known, account] })
}

async function knownAccounts(db: Database): Promise<string[]> {
  const row = await db.meta.get(ACCOUNTS_KEY)
  return Array.isArray(row?.value) ? row.value : []
}
