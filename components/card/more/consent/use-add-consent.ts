import { write } from '@/components/app/write'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import type { Consent } from '@/storage/schema/contact'
import { now } from '@/utils/clock'

export type ConsentDraft = Pick<Consent, 'state' | 'scope' | 'way'> & { note: string }

/** @returns a function that adds an entry to what a customer agreed to, and says whether it is saved. */
export function useAddConsent(): (id: string, draft: ConsentDraft) => Promise<boolean> {
  const { target, contactId, apply, card } = useCustomer()
  const { name } = card.contact
  return (id, { note, ...draft }) => {
    const consent = { ...draft, ...(note.trim() !== '' && { note: note.trim() }) }
    const done = t(`consent.saved-${draft.state}`, { name })
    return apply(
      (before) => withConsent(before, id, { at: now(), ...consent }),
      () => write('consents.add', { target, contactId, id, ...consent }, done),
    )
  }
}

function withConsent(card: CardData, id: string, consent: Consent): CardData {
  const { contact } = card
  if (contact.consents?.[id] !== undefined) return card
  return { ...card, contact: { ...contact, consents: { ...contact.consents, [id]: consent } } }
}
