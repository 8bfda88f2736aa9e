import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

/** Runs `work` in one transaction of which nothing is sent: it writes what the server says. */
export function fromTeam<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return transact((tx) => {
    tx.isFromTeam = true
    return work(tx)
  })
}
