import { useEffect, useState } from 'preact/hooks'
import { isComposing, isTyping } from '@/components/ui/keys'
import type { FollowUp } from '@/storage/schema/follow-up'
import { showError } from '../app/errors'
import type { Customer } from '../customer'
import { followUpDrafts } from './follow-up-drafts'

export const PLAN_KEY = 'f'

/** @returns which form is open for a customer; one that was half filled in opens by itself. */
export function usePlanning(customer: Customer) {
  const [opened, open] = useState<{ id: string | undefined }>()
  const draft = followUpDrafts.of(customer)
  useEffect(() => {
    followUpDrafts.load().catch((error: unknown) => showError(error))
  }, [])
  const current = opened ?? (draft && { id: draft.fields?.['followUpId'] })
  const find = (all: readonly FollowUp[]): FollowUp | undefined => all.find(({ id }) => id === current?.id)
  return {
    isOpen: current !== undefined,
    /** The one being changed; undefined for a new one. */
    followUp: current?.id === undefined ? undefined : find(customer.card.followUps),
    open: (followUp?: FollowUp): void => open({ id: followUp?.id }),
    close: (): void => open(undefined),
    /** Gives up what is half filled in. */
    cancel: (): void => {
      if (draft !== undefined) followUpDrafts.drop(draft)
      open(undefined)
    },
  }
}

/** One key, wherever nothing is being typed beside the customer's card. @returns a function that stops. */
export function followPlanKey(section: HTMLElement | null, plan: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== PLAN_KEY || event.defaultPrevented || isComposing(event)) return
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const place = section?.closest('main')
    const isBeside = event.target === document.body || place?.contains(event.target as Node) === true
    if (place === null || place?.hidden === true || !isBeside) return
    event.preventDefault()
    plan()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
