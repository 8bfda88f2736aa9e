import { now as clockNow } from '@/utils/clock'
import type { Written } from '../protocol/shared'
import { replaceRow } from '../write/beside'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import { distinctRow } from './distinct-rows'
import { requireContact } from './target'

/** The person said that two contacts are not the same, or takes that back. */
export async function setDistinct(contactId: string, otherId: string, on: boolean): Promise<Written> {
  return transact(async (tx) => {
    await requireContact(tx, contactId)
    await requireContact(tx, otherId)
    const row = distinctRow(contactId, otherId, clockNow())
    const isSet = (await tx.db.distinct.get(row.id)) !== undefined
    if (on === isSet || contactId === otherId) return {}
    const replaced = await replaceRow(tx, 'distinct', row.id, contactId, on ? row : undefined)
    return { contactId, ...(await mutate([], 'contacts.distinct', { replaced })) }
  })
}
