import type { RowOf } from '../rows'
import { markMessages, settleMessages } from '../repositories/chat-mark'
import { rebuildEvidence } from '../repositories/evidence'
import { mergeDerived } from '../repositories/merge-derived'
import { remakeActivity } from '../repositories/remake'
import { moveRows } from '../write/beside'
import type { Put } from '../write/put-row'
import type { Transaction } from '../write/transaction'

// What each device recorded of chats by itself follows contacts that somebody else has merged or parted.

/** Gives what is recorded of contacts to those they became part of. Called before they are put. */
export async function followMerges(tx: Transaction, puts: readonly Put[]): Promise<void> {
  for (const { fields, old } of puts) {
    const [next, before] = [fields as RowOf<'contacts'>, old as RowOf<'contacts'> | undefined]
    const keepId = next.mergedInto
    if (before === undefined || keepId === undefined || before.mergedInto === keepId) continue
    const aliases = await tx.db.aliases.where('contactId').anyOf(keepId, next.id).toArray()
    const namesOf = (id: string) => aliases.filter(({ contactId }) => contactId === id)
    await markMessages(tx, keepId, keepId, namesOf(keepId))
    await markMessages(tx, next.id, keepId, namesOf(next.id))
    await moveRows(tx, 'events', next.id, keepId)
    await moveRows(tx, 'replyEvents', next.id, keepId)
    await mergeDerived(tx, keepId, next.id)
    for (const id of [keepId, next.id]) rebuildEvidence(tx, id)
  }
}

/** Gives the messages of chats to the contacts that bear their names now. */
export async function followAliases(tx: Transaction, puts: readonly Put[]): Promise<void> {
  for (const { fields, old } of puts) {
    const [next, before] = [fields as RowOf<'aliases'>, old as RowOf<'aliases'> | undefined]
    if (before === undefined || before.contactId === next.contactId) continue
    const both = [before.contactId, next.contactId]
    const names = await tx.db.aliases.where('contactId').anyOf(both).toArray()
    const moved = await settleMessages(tx, both, names)
    if (moved.length === 0) continue
    for (const id of both) {
      await remakeActivity(tx, id)
      rebuildEvidence(tx, id)
    }
  }
}
