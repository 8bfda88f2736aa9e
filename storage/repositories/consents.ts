import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import type { Target, Written } from '../protocol/shared'
import type { Consent } from '../schema/contact'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { isSame } from '../write/paths'
import { transact } from '../write/transact'
import { contactForWrite } from './target'
import { guardOf } from './target-guard'

/**
 * Adds what a contact agreed to or withdrew; nothing that was there changes. A chat without a card gets one.
 * @throws AppError 'conflict' when an entry of this id says something else.
 */
export async function addConsent(
  target: Target,
  newContactId: string,
  id: string,
  entry: Omit<Consent, 'at'>,
): Promise<Written> {
  const guard = await guardOf(target)
  return transact(async (tx) => {
    const { contactId, changes } = await contactForWrite(tx, target, newContactId, guard)
    const old = (await tx.db.contacts.get(contactId))?.consents?.[id]
    if (old !== undefined) {
      if (!isSame({ ...entry, at: old.at }, old)) throw new AppError('conflict', 'contacts.consents')
      return { contactId }
    }
    const consent: Consent = { ...entry, at: clockNow() }
    const change: Change = { table: 'contacts', id: contactId, set: { [`consents.${id}`]: consent } }
    return { contactId, ...(await mutate([...changes, change], 'consents.add')) }
  })
}
