import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { listAccounts } from '@/storage/repositories/accounts'
import { readCardMore } from '@/storage/repositories/card-more'
import { addConsent } from '@/storage/repositories/consents'
import { customersByValue } from '@/storage/repositories/customer-value'
import { dealBoard, pageDeals } from '@/storage/repositories/deal-board'
import { moveDeal, removeDeal, saveDeal } from '@/storage/repositories/deals'
import { setDistinct } from '@/storage/repositories/distinct'
import { pageDuplicates } from '@/storage/repositories/duplicates'
import { mergeContacts } from '@/storage/repositories/merge'
import { previewMerge } from '@/storage/repositories/merge-preview'
import { searchNotes } from '@/storage/repositories/note-search'
import { pageOrders, removeOrder, saveOrder } from '@/storage/repositories/orders'
import { importRecord } from '@/storage/repositories/record-import'
import { matchRecord } from '@/storage/repositories/record-match'
import { renameCustomField } from '@/storage/repositories/rename-field'
import { splitContact } from '@/storage/repositories/split'
import { pageTimeline } from '@/storage/repositories/timeline'
import type { HandlersOf } from '../handler'

type Name =
  | Extract<keyof UiCommands, `deals.${string}` | `orders.${string}` | `record.${string}`>
  | 'card.more'
  | 'timeline.page'
  | 'notes.search'
  | 'consents.add'
  | 'customers.value'
  | 'customFields.rename'
  | 'contacts.duplicates'
  | 'contacts.distinct'
  | 'contacts.mergePreview'
  | 'contacts.split'
  | 'accounts.list'

export const customerHandlers: HandlersOf<UiCommands, Name> = {
  'card.more': ({ contactId }) => readCardMore(contactId),
  'timeline.page': ({ contactId, limit, cursor }) => pageTimeline(contactId, limit, cursor),
  'notes.search': ({ contactId, search, limit, cursor }) => searchNotes(contactId, search, limit, cursor),
  'consents.add': ({ target, contactId, id, ...entry }) => addConsent(target, contactId, id, entry),
  'deals.save': ({ target, contactId, deal }) => saveDeal(target, contactId, deal),
  'deals.move': ({ id, stageId, beforeId }) => moveDeal(id, stageId, beforeId),
  'deals.remove': ({ id }) => removeDeal(id),
  'deals.board': () => dealBoard(),
  'deals.column': ({ stageId, limit, cursor }) => pageDeals(stageId, limit, cursor),
  'orders.save': ({ target, contactId, order }) => saveOrder(target, contactId, order),
  'orders.remove': ({ id }) => removeOrder(id),
  'orders.page': ({ contactId, limit, cursor }) => pageOrders(contactId, limit, cursor),
  'customers.value': ({ currency }) => customersByValue(currency),
  'customFields.rename': ({ id, label }) => renameCustomField(id, label),
  'contacts.duplicates': ({ limit, cursor }) => pageDuplicates(limit, cursor),
  'contacts.distinct': ({ contactId, otherId, on }) => setDistinct(contactId, otherId, on),
  'contacts.mergePreview': ({ keepId, loseId }) => previewMerge(keepId, loseId),
  'contacts.split': (parting) => splitContact(parting),
  'accounts.list': () => listAccounts(),
  'record.match': ({ name, phone }) => matchRecord(name, phone),
}

export const customerWorkspaceHandlers: HandlersOf<WorkspaceCommands, 'contacts.merge' | 'record.import'> = {
  'contacts.merge': ({ keepId, loseId, take }) => mergeContacts(keepId, loseId, take),
  'record.import': (part) => importRecord(part),
}
