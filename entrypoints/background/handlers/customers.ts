import type { UiCommands } from '@/storage/protocol/ui'
import { listAccounts } from '@/storage/repositories/accounts'
import { addConsent } from '@/storage/repositories/consents'
import { dealBoard, pageDeals } from '@/storage/repositories/deal-board'
import { moveDeal, removeDeal, saveDeal } from '@/storage/repositories/deals'
import { setDistinct } from '@/storage/repositories/distinct'
import { searchNotes } from '@/storage/repositories/note-search'
import { pageOrders } from '@/storage/repositories/order-lists'
import { removeOrder, saveOrder } from '@/storage/repositories/orders'
import { pageTimeline } from '@/storage/repositories/timeline'
import type { HandlersOf } from '../handler'

type Name =
  | Extract<keyof UiCommands, `deals.${string}` | `orders.${string}`>
  | 'timeline.page'
  | 'notes.search'
  | 'consents.add'
  | 'contacts.distinct'
  | 'accounts.list'

export const customerHandlers: HandlersOf<UiCommands, Name> = {
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
  'contacts.distinct': ({ contactId, otherId, on }) => setDistinct(contactId, otherId, on),
  'accounts.list': () => listAccounts(),
}
