import { now as clockNow } from '@/utils/clock'
import { MINUTE_MS } from '../limits'
import type { FollowUpRow, HistoryRow } from '../rows'
import type { Message } from '../schema/message'
import { partsOf } from '../write/batch'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { isImported } from './imported-messages'
import { type Contacted, followRows, REPLIED } from './replied'

/**
 * Follow-ups that an import had ended wait again once all of its parts are taken back. What is recorded besides was not
 * asked while they were over: it may have answered them too.
 */
export async function followAgain(undoId: string): Promise<void> {
  const entries = await snapshot((db) => partsOf(db, undoId).filter(isUndoneReply).toArray())
  const ids = [...new Set(entries.flatMap(({ changes }) => changes.map(({ id }) => id)))]
  if (ids.length === 0) return
  await transact(async (tx) => {
    for (const row of await tx.db.followUps.bulkGet(ids)) {
      if (row?.openAt !== undefined) await followRows(tx, [row], await contactsSince(tx, row), clockNow())
    }
  })
}

function isUndoneReply({ reason, undoneAt }: HistoryRow): boolean {
  return reason === REPLIED && undoneAt !== undefined
}

/** What is known of the contact's messages since a follow-up was set. */
async function contactsSince(
  tx: Transaction,
  { contactId, armedAt }: Pick<FollowUpRow, 'contactId' | 'armedAt'>,
): Promise<Contacted[]> {
  const rows = await tx.db.messages
    .where('[contactId+at]')
    .between([contactId, armedAt - MINUTE_MS], [contactId, Infinity])
    .toArray()
  const last = await tx.db.activity.get(contactId)
  const contacts = rows.flatMap(contactedOf)
  // Of what only the list of chats told, no more than its time is known.
  if (last?.lastAt === undefined || last.source === 'open-chat') return contacts
  return [...contacts, { direction: last.lastDirection, at: last.lastAt, knownSince: last.lastAt }]
}

function contactedOf({ direction, at, kind, seenAt, messageId }: Message): Contacted[] {
  const isWrong = at === undefined || (isImported({ messageId }) && at > seenAt)
  return kind === 'system' || isWrong ? [] : [{ direction, at, knownSince: seenAt, messageId }]
}
