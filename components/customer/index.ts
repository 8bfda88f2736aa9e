export { blankCard, type CardChange, type Customer, useCustomer } from './customer'
export { CustomerScope } from './customer-scope'
export { useChatCard } from './use-chat-card'
export { newContactIdFor, visitKey } from './visit'
