import { settings } from '@/components/app/settings'
import { allStages } from '@/components/app/stages'
import type { Draft } from '@/components/customer'
import { t } from '@/locales/t'
import type { Deal, DealDraft } from '@/storage/schema/deal'
import { isCurrency } from '@/utils/products/currencies'
import { amountToType } from '@/utils/products/typed-amount'
import { readMoney, type TypedMoney } from '../amount-fields'
import { stageOf } from './stage-of'

/** A deal as it stands in the form. */
export type TypedDeal = TypedMoney & { title: string; stageId: string; expectedClose: string; note: string }

/** @returns what stands in the form at first: what was begun before, else the deal itself. */
export function typedOf(deal: Deal | undefined, begun: Draft | undefined): TypedDeal {
  const stageId = deal?.stageId ?? ''
  const currency = deal?.currency ?? settings.value?.currency ?? 'USD'
  return {
    title: deal?.title ?? '',
    amount: deal?.amountMinor === undefined ? '' : amountToType(deal.amountMinor, currency),
    currency,
    stageId: stageOf({ stageId }, allStages())?.id ?? '',
    expectedClose: deal?.expectedClose ?? '',
    note: deal?.note ?? '',
    ...begun?.fields,
  }
}

/** @returns what is wrong with it, in one sentence. */
export function faultOf(typed: TypedDeal): string | undefined {
  if (typed.title.trim() === '') return t('deal.titleFault')
  const isRight = typed.amount.trim() === '' ? isCurrency(typed.currency) : readMoney(typed) !== undefined
  return isRight ? undefined : t('money.fault')
}

/** @returns it as it is saved. */
export function draftOf(typed: TypedDeal, id: string): DealDraft {
  const { title, currency, stageId, expectedClose, note } = typed
  const amountMinor = typed.amount.trim() === '' ? undefined : readMoney(typed)
  return {
    id,
    title: title.trim(),
    currency,
    stageId,
    ...(amountMinor !== undefined && { amountMinor }),
    ...(expectedClose !== '' && { expectedClose }),
    ...(note.trim() !== '' && { note: note.trim() }),
  }
}
