import { now as clockNow } from '@/utils/clock'
import type { Source } from '../read/source'
import { MINUTE_MS } from '../limits'
import type { Transaction } from '../write/transaction'

/** Instead of a chat: a message may be of another one that its contact had once. */
export const UNSURE = '?'
const ACCOUNTS_KEY = 'accounts'
/** Of the time at which each account was last seen. */
export const SEEN_PREFIX = 'account:seen:'
/** A time that is written with every message would only cost. */
const SEEN_EVERY_MS = 5 * MINUTE_MS

/** @returns the id of the row of a message seen in `account`. */
export function messageRowId(account: string, messageId: string): string {
  return `${account}|${messageId}`
}

/** @returns the accounts under which messages of a chat may have been recorded, the likeliest first. */
export async function possibleAccounts(db: Source, account: string): Promise<string[]> {
  return account === '' ? ['', ...(await knownAccounts(db))] : [account, '']
}

/** Remembers an account under which something was stored, and when. */
export async function rememberAccount(tx: Transaction, account: string): Promise<void> {
  if (account === '') return
  const known = await knownAccounts(tx.db)
  if (!known.includes(account)) await tx.db.meta.put({ key: ACCOUNTS_KEY, value: [...known, account] })
  const key = SEEN_PREFIX + account
  const [seen, now] = [await tx.db.meta.get(key), clockNow()]
  if (Math.abs(now - Number(seen?.value ?? 0)) >= SEEN_EVERY_MS) await tx.db.meta.put({ key, value: now })
}

/** @returns the accounts under which something was stored, in the order in which they were met. */
export async function knownAccounts(db: Source): Promise<string[]> {
  const row = await db.meta.get(ACCOUNTS_KEY)
  return Array.isArray(row?.value) ? row.value : []
}
