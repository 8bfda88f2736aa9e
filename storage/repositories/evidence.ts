import { markDays } from '../write/marks'
import type { Transaction } from '../write/transaction'

/**
 * Messages of a contact were written past `mutate` and the recording of what is seen: what these days (UTC, as numbers)
 * tell is made anew before the transaction commits, with the score and the rules that ask for it.
 */
export function evidenceChanged(tx: Transaction, contactId: string, days: Iterable<number>): void {
  markDays(tx.marks, contactId, days)
}

/** The same for all of a contact's messages. The other one of two that were merged or parted must be named too. */
export function rebuildEvidence(tx: Transaction, contactId: string): void {
  tx.marks.days.set(contactId, 'all')
  tx.marks.scores.add(contactId)
  tx.marks.rules.add(contactId)
}
