import type { AnyRow, RowOf } from '../rows'
import { addToCount, type RowChange } from './aggregates'
import type { Transaction } from './transaction'

/** Of the contacts of each account. */
export const ACCOUNT_PREFIX = 'account:contacts:'

/** Keeps the number of contacts that have a name in each account right: called after names were written. */
export async function countAccounts(tx: Transaction, rows: readonly RowChange[]): Promise<void> {
  const deltas = new Map<string, number>()
  const add = (row: AnyRow | undefined, sign: 1 | -1): void => {
    if (row === undefined) return
    const { account, contactId } = row as RowOf<'aliases'>
    if (account === '') return
    const pair = JSON.stringify([account, contactId])
    deltas.set(pair, (deltas.get(pair) ?? 0) + sign)
  }
  for (const { before, after } of rows) {
    add(before, -1)
    add(after, 1)
  }
  for (const [pair, delta] of deltas) {
    const [account = '', contactId = ''] = JSON.parse(pair) as string[]
    const names = await tx.db.aliases.where('contactId').equals(contactId).toArray()
    const now = names.filter((alias) => alias.account === account).length
    const change = Number(now > 0) - Number(now - delta > 0)
    if (change !== 0) await addToCount(tx, ACCOUNT_PREFIX + account, change)
  }
}
