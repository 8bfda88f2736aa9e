export { blankCard, type CardChange, type Customer, useCustomer } from './customer'
export {
  createDraftStore,
  type Draft,
  type DraftOwner,
  type DraftStore,
  dropDraftsAbout,
} from './draft-store'
export { CustomerScope } from './customer-scope'
export { type Optimistic, useOptimistic } from './use-optimistic'
export { useChatCard } from './use-chat-card'
export { newContactIdFor, visitKey } from './visit'
