import { stageName } from '@/components/app/stages'
import { write } from '@/components/app/write'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { CardMore } from '@/storage/protocol/customers'
import type { Deal, DealDraft, Stage } from '@/storage/schema/deal'
import { now } from '@/utils/clock'
import { useMore } from '../more-scope'

type DealActions = {
  /** @returns whether it is saved. */
  save: (draft: DealDraft) => Promise<boolean>
  move: (deal: Deal, stage: Stage) => void
  remove: (deal: Deal) => void
}

/** @returns what may be done with the deals of the customer that was on the screen when it was asked for. */
export function useDealActions(): DealActions {
  const { target, contactId } = useCustomer()
  const { apply } = useMore()
  return {
    save: (draft) =>
      apply(
        (more) => withDraft(more, draft, contactId),
        () =>
          write('deals.save', { target, contactId, deal: draft }, t('deal.saved', { title: draft.title })),
      ),
    move: ({ id, title }, stage) =>
      void apply(
        (more) => withStage(more, id, stage.id),
        () =>
          write('deals.move', { id, stageId: stage.id }, t('deal.moved', { title, stage: stageName(stage) })),
      ),
    remove: ({ id, title }) =>
      void apply(
        (more) => withoutDeal(more, id),
        () => write('deals.remove', { id }, t('deal.removed', { title })),
      ),
  }
}

function withDraft(more: CardMore, draft: DealDraft, contactId: string): CardMore {
  const before = more.deals.find(({ id }) => id === draft.id)
  if (before !== undefined && isSame(before, draft)) return more
  const at = now()
  const times = before ?? { contactId, stageAt: at, rank: 0, createdAt: at, updatedAt: at }
  const { contactId: owner, stageAt, rank, createdAt, updatedAt } = times
  const deal: Deal = { ...draft, contactId: owner, stageAt, rank, createdAt, updatedAt }
  if (before === undefined) return { ...more, deals: [deal, ...more.deals] }
  return { ...more, deals: more.deals.map((one) => (one.id === deal.id ? deal : one)) }
}

const DRAFT_FIELDS = ['title', 'amountMinor', 'currency', 'stageId', 'expectedClose', 'note'] as const

function isSame(deal: Deal, draft: DealDraft): boolean {
  return DRAFT_FIELDS.every((field) => deal[field] === draft[field])
}

function withStage(more: CardMore, dealId: string, stageId: string): CardMore {
  if (more.deals.every((one) => one.id !== dealId || one.stageId === stageId)) return more
  return { ...more, deals: more.deals.map((one) => (one.id === dealId ? { ...one, stageId } : one)) }
}

function withoutDeal(more: CardMore, dealId: string): CardMore {
  const deals = more.deals.filter(({ id }) => id !== dealId)
  return deals.length === more.deals.length ? more : { ...more, deals }
}
