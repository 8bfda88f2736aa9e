import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { customersByValue } from '@/storage/repositories/customer-value'
import { pageDuplicates } from '@/storage/repositories/duplicate-pages'
import { eraseContact } from '@/storage/repositories/erase'
import { exportContact } from '@/storage/repositories/export-contact'
import { mergeContacts } from '@/storage/repositories/merge'
import { previewMerge } from '@/storage/repositories/merge-preview'
import { importRecord } from '@/storage/repositories/record-import'
import { matchRecord } from '@/storage/repositories/record-match'
import { renameCustomField } from '@/storage/repositories/rename-field'
import { splitContact } from '@/storage/repositories/split'
import type { HandlersOf } from '../../handler'

type Name =
  | 'customers.value'
  | 'customFields.rename'
  | 'contacts.duplicates'
  | 'contacts.mergePreview'
  | 'contacts.split'
  | 'record.match'
type WorkspaceName = `contacts.${'erase' | 'export' | 'merge'}` | 'record.import'

export const lateCustomerHandlers: HandlersOf<UiCommands, Name> = {
  'customers.value': ({ currency }) => customersByValue(currency),
  'customFields.rename': ({ id, label }) => renameCustomField(id, label),
  'contacts.duplicates': ({ limit, cursor }) => pageDuplicates(limit, cursor),
  'contacts.mergePreview': ({ keepId, loseId }) => previewMerge(keepId, loseId),
  'contacts.split': (parting) => splitContact(parting),
  'record.match': ({ name, phone }) => matchRecord(name, phone),
}

export const customerWorkspaceHandlers: HandlersOf<WorkspaceCommands, WorkspaceName> = {
  'contacts.erase': async ({ contactId }) => ({ rows: await eraseContact(contactId, true) }),
  'contacts.export': async ({ contactId }) => ({ json: await exportContact(contactId) }),
  'contacts.merge': ({ keepId, loseId, take }) => mergeContacts(keepId, loseId, take),
  'record.import': (part) => importRecord(part),
}
