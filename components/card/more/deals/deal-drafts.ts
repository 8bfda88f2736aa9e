import { createDraftStore, type Draft, type DraftOwner } from '@/components/customer'
import type { Deal } from '@/storage/schema/deal'

/** Deals that somebody began and has not saved. */
export const dealDrafts = createDraftStore('deals')

/** @returns what was begun of this deal, or of a new one. */
export function begunDeal(owner: DraftOwner, deal: Deal | undefined): Draft | undefined {
  const draft = dealDrafts.of(owner)
  return draft?.fields?.['dealId'] === (deal?.id ?? '') ? draft : undefined
}
