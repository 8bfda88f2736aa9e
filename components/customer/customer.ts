import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CardData } from '@/storage/protocol/ui'
import type { Target, Written } from '@/storage/protocol/shared'
import type { ChatSighting } from '@/storage/schema/chat'
import type { Contact } from '@/storage/schema/contact'

/** A change to show at once; the same card when there is nothing left to change. */
export type CardChange = (card: CardData) => CardData

/** Whom the panels on the screen are about, and whom what is begun in them is for. */
export type Customer = {
  /** One visit of one chat, or one contact. What is being typed starts anew when it changes. */
  key: string
  /** Captured by whoever begins a write: never read again at the moment of saving. */
  target: Target
  /** The contact's id; for a chat without a card, the id its card will get. */
  contactId: string
  chat: ChatSighting | undefined
  isSaved: boolean
  card: CardData
  /** Shows `change` at once, and takes it back if `write` fails. */
  apply: (change: CardChange, write: () => Promise<Written | undefined>) => Promise<boolean>
}

const CustomerContext = createContext<Customer | undefined>(undefined)

export const CustomerProvider = CustomerContext.Provider

/** @returns the customer a panel is about. Panels are only ever shown for one. */
export function useCustomer(): Customer {
  const customer = useContext(CustomerContext)
  if (customer === undefined) throw new Error('A panel was shown without a customer')
  return customer
}

/** @returns a card without anything on it, for a chat that has none yet. */
export function blankCard(chat: ChatSighting, contactId: string): CardData {
  const contact: Contact = {
    id: contactId,
    kind: chat.kind === 'unknown' ? 'person' : chat.kind,
    name: chat.name,
    ...(chat.phone !== undefined && { phone: chat.phone }),
    custom: {},
    tags: {},
    createdAt: 0,
    updatedAt: 0,
  }
  const lists = { tags: [], pinned: [], notes: [], followUps: [], cancelled: [], accounts: [] }
  return { contact, ...lists, hasMoreNotes: false }
}
