import { FOLLOW_UP_CONDITIONS, type FollowUp, type FollowUpCondition } from '@/storage/schema/follow-up'
import { draftRule, type RepeatFields } from './repeat'

/** What the form asks for. */
export type Plan = {
  dueAt: number
  note: string
  condition: FollowUpCondition
  rule?: string
  replyId?: string
}

/**
 * What stands in the form, as it is kept in a draft: everything is text, and what is absent was not touched. `followUpId` is
 * the one being changed.
 */
export type PlanFields = RepeatFields & {
  note?: string
  local?: string
  condition?: string
  replyId?: string
  followUpId?: string
}

/** @returns the note: what was typed for it, else what the words leave besides the time. */
export function noteOf({ note }: PlanFields, followUp: FollowUp | undefined, rest: string): string {
  return (note ?? (rest === '' ? followUp?.note : rest) ?? '').trim()
}

/** @returns the condition. Only what comes back can start again. */
export function conditionOf(
  { condition }: PlanFields,
  followUp: FollowUp | undefined,
  comesBack: boolean,
): FollowUpCondition {
  const wanted = condition ?? followUp?.condition
  const known = FOLLOW_UP_CONDITIONS.find((one) => one === wanted) ?? 'no-reply'
  return known === 'reset-on-contact' && !comesBack ? 'no-reply' : known
}

/**
 * @returns the whole plan for a moment; `words` are what was read in words, whose rule counts unless another was chosen.
 */
export function planAt(
  dueAt: number,
  fields: PlanFields,
  followUp: FollowUp | undefined,
  words: { rest: string; rule?: string | undefined },
): Plan {
  const rule = draftRule(fields, words.rule ?? followUp?.rule, dueAt)
  const replyId = fields.replyId ?? followUp?.replyId ?? ''
  return {
    dueAt,
    note: noteOf(fields, followUp, words.rest),
    condition: conditionOf(fields, followUp, rule !== undefined),
    ...(rule !== undefined && { rule }),
    ...(replyId !== '' && { replyId }),
  }
}
