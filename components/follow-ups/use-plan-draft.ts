import type { FollowUp } from '@/storage/schema/follow-up'
import type { DraftOwner } from '../customer'
import { followUpDrafts } from './follow-up-drafts'
import type { PlanFields } from './plan-fields'

/** @returns what stands in the form about a customer, and what keeps a change of it. */
export function usePlanDraft(owner: DraftOwner, followUp: FollowUp | undefined) {
  const draft = followUpDrafts.of(owner)
  const fields: PlanFields = draft?.fields ?? {}
  // What was changed of one that is gone meanwhile becomes a new one.
  const isOfThis = followUp === undefined || fields.followUpId === followUp.id
  const words = isOfThis ? (draft?.text ?? '') : ''
  return {
    words,
    fields: isOfThis ? fields : {},
    change: (next: string, patch: Partial<PlanFields>): void => {
      const kept = { ...(isOfThis ? fields : {}), ...patch, ...(followUp && { followUpId: followUp.id }) }
      const isUntouched = next === '' && Object.keys(kept).length === 0
      followUpDrafts.type(owner, next, isUntouched ? undefined : kept)
    },
  }
}
