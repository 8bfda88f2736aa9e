import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CardMore } from '@/storage/protocol/customers'
import type { Optimistic } from '@/components/customer'

/** What is being added at the moment; one thing at a time. */
export type Adding = 'deal' | 'order' | 'consent'

export type MoreScope = {
  more: CardMore
  apply: Optimistic<CardMore>['apply']
  adding: Adding | undefined
  setAdding: (adding: Adding | undefined) => void
}

/** What is shown of a customer of whom nothing is known yet. */
export const NOTHING_MORE: CardMore = {
  deals: [],
  orders: [],
  orderCount: 0,
  files: [],
  aliases: [],
  duplicates: [],
}

const MoreContext = createContext<MoreScope | undefined>(undefined)

export const MoreProvider = MoreContext.Provider

/** @returns what else is known of the customer on the screen. */
export function useMore(): MoreScope {
  const scope = useContext(MoreContext)
  if (scope === undefined) throw new Error('A part of the lower card was shown outside of it')
  return scope
}
