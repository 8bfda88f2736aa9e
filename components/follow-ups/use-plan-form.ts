import { useEffect, useState } from 'preact/hooks'
import { showError } from '../app/errors'
import type { FollowUpFormProps } from './follow-up-form'
import { planAt } from './plan-fields'
import { usePlanDraft } from './use-plan-draft'
import { useWords } from './use-words'

/** @returns what stands in the form, what its words say, and what makes a plan of it. */
export function usePlanForm({ owner, followUp, onPlan }: Omit<FollowUpFormProps, 'onCancel'>) {
  const draft = usePlanDraft(owner, followUp)
  const words = useWords(draft.words)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => setRefused(false), [draft.words])

  // Words that say no time are what it is about.
  const rest = words.understood?.rest ?? (followUp === undefined ? draft.words.trim() : '')
  const plan = (dueAt: number): void =>
    onPlan(planAt(dueAt, draft.fields, followUp, { rest, rule: words.understood?.rule }))
  const save = async (): Promise<void> => {
    const understood = await words.settle()
    if (understood !== undefined) onPlan(planAt(understood.dueAt, draft.fields, followUp, understood))
    else if (followUp !== undefined && draft.words.trim() === '') plan(followUp.dueAt)
    else setRefused(true)
  }
  return {
    draft,
    words,
    /** It was to be saved without a time. */
    isRefused,
    plan,
    save: (): void => void save().catch((error: unknown) => showError(error)),
  }
}
