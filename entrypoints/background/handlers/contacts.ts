import type { UiCommands } from '@/storage/protocol/ui'
import { createContact, removeContact, saveContact } from '@/storage/repositories/contacts'
import type { HandlersOf } from '../handler'

type Name = 'contacts.save' | 'contacts.create' | 'contacts.remove'

export const contactHandlers: HandlersOf<UiCommands, Name> = {
  'contacts.save': ({ target, id, patch }) => saveContact(target, id, patch),
  'contacts.create': ({ id, patch }) => createContact(id, patch),
  'contacts.remove': ({ contactId }) => removeContact(contactId),
}
