import type { MessageKey } from '@/locales/t'
import type { DealDraft } from '@/storage/schema/deal'
import { isCurrency } from '@/utils/products/currencies'
import { amountToType, typedAmount } from '@/utils/products/typed-amount'

/** A deal as it stands in the form. */
export type TypedDeal = {
  title: string
  amount: string
  currency: string
  stageId: string
  expectedClose: string
  note: string
}
export type DealFaults = Partial<Record<'title' | 'contact' | 'amount' | 'currency', MessageKey>>

/** @returns a stored deal for editing. */
export function typeDeal({
  title,
  amountMinor,
  currency,
  stageId,
  expectedClose,
  note,
}: DealDraft): TypedDeal {
  return {
    title,
    amount: amountMinor === undefined ? '' : amountToType(amountMinor, currency),
    currency,
    stageId,
    expectedClose: expectedClose ?? '',
    note: note ?? '',
  }
}

/** @returns what keeps a deal from being saved. */
export function faultsOfDeal(typed: TypedDeal, contactId: string | undefined): DealFaults {
  const hasCurrency = isCurrency(typed.currency)
  const amount = typed.amount.trim()
  const isAmount = amount === '' || typedAmount(amount, typed.currency) !== undefined
  return {
    ...(typed.title.trim() === '' && { title: 'pipeline.titleFault' as const }),
    ...(contactId === undefined && { contact: 'pipeline.customerFault' as const }),
    ...(!hasCurrency && { currency: 'products.currencyFault' as const }),
    ...(hasCurrency && !isAmount && { amount: 'products.amountFault' as const }),
  }
}

/** @returns the deal to store. */
export function toDealDraft(id: string, typed: TypedDeal): DealDraft {
  const { currency, stageId, expectedClose } = typed
  const note = typed.note.trim()
  const amountMinor = typed.amount.trim() === '' ? undefined : typedAmount(typed.amount, currency)
  return {
    id,
    title: typed.title.trim(),
    currency,
    stageId,
    ...(amountMinor !== undefined && { amountMinor }),
    ...(expectedClose !== '' && { expectedClose }),
    ...(note !== '' && { note }),
  }
}
