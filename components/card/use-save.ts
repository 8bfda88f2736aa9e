import { t } from '@/locales/t'
import type { ContactPatch } from '@/storage/schema/contact'
import { write } from '../app/write'
import { type CardChange, useCustomer } from '../customer'
import { patched } from './fields'

/** @returns a function that saves a patch to the customer the panel was showing when it was made. */
export function useSave(): (patch: ContactPatch) => void {
  const { target, contactId, apply, card } = useCustomer()
  return (patch) => {
    const change: CardChange = (before) => {
      const contact = patched(before.contact, patch)
      return JSON.stringify(contact) === JSON.stringify(before.contact) ? before : { ...before, contact }
    }
    const done = t('card.saved', { name: patch.name ?? card.contact.name })
    void apply(change, () => write('contacts.save', { target, id: contactId, patch }, done))
  }
}
