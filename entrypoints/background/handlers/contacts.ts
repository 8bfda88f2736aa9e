import type { UiCommands } from '@/storage/protocol/ui'
import { pageContacts } from '@/storage/repositories/contact-list'
import { createContact, removeContact, saveContact } from '@/storage/repositories/contacts'
import type { HandlersOf } from '../handler'

type Name = 'contacts.page' | 'contacts.save' | 'contacts.create' | 'contacts.remove'

export const contactHandlers: HandlersOf<UiCommands, Name> = {
  'contacts.page': async (query) => {
    if (query.mine === undefined && query.ownerId === undefined) return pageContacts(query)
    const { pageOfOwners } = await import('@/storage/repositories/contact-owners')
    return pageOfOwners(query)
  },
  'contacts.save': ({ target, id, patch }) => saveContact(target, id, patch),
  'contacts.create': ({ id, patch }) => createContact(id, patch),
  'contacts.remove': ({ contactId }) => removeContact(contactId),
}
