import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import type { FollowUp } from '@/storage/schema/follow-up'
import { now } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { newId } from '@/utils/ids'
import { write } from '../app/write'
import { useCustomer } from '../customer'
import { followUpDrafts } from './follow-up-drafts'
import { ownTimeZone } from './own-time-zone'
import type { Plan } from './plan-fields'

export type FollowUpActions = {
  done: (followUp: FollowUp) => void
  snooze: (followUp: FollowUp, dueAt: number) => void
  remove: (followUp: FollowUp) => void
  /** Plans a new one, or changes `before`. */
  plan: (plan: Plan, before?: FollowUp) => void
  /** Brings back one that a reply has cancelled. */
  reopen: (followUp: FollowUp) => void
}

/** @returns what may be done with the follow-ups of the customer on the screen. */
export function useCardFollowUps(): FollowUpActions {
  const customer = useCustomer()
  const { target, contactId, apply } = customer
  return {
    plan: (plan, before) => {
      const draft = followUpDrafts.of(customer)
      const followUp = planned(plan, contactId, before, before?.id ?? draft?.noteId ?? newId())
      const when = formatMoment(plan.dueAt, now())
      const done = t(before === undefined ? 'followUps.planned' : 'followUps.changed', { when })
      const save = (): Promise<boolean> =>
        apply(
          (card) => withFollowUp(card, followUp),
          () => write('followUps.set', { target, ...inputOf(followUp) }, done),
        )
      void (draft === undefined ? save() : followUpDrafts.whileSaving(draft, save))
    },
    done: ({ id }) =>
      void apply(
        (card) => withoutFollowUp(card, id),
        () => write('followUps.done', { id }, doneText),
      ),
    snooze: (followUp, dueAt) => {
      const moved: FollowUp = { ...followUp, dueAt, state: 'due' }
      const done = t('followUps.snoozed', { when: formatMoment(dueAt, now()) })
      void apply(
        (card) => withFollowUp(card, moved),
        () => write('followUps.snooze', { id: followUp.id, dueAt }, done),
      )
    },
    remove: ({ id }) =>
      void apply(
        (card) => withoutFollowUp(card, id),
        () => write('followUps.remove', { id }, t('followUps.removed')),
      ),
    reopen: ({ id, dueAt }) =>
      void apply(
        (card) => withoutCancelled(card, id),
        () =>
          write('followUps.reopen', { id }, t('followUps.broughtBack', { when: formatMoment(dueAt, now()) })),
      ),
  }
}

/** @returns what was done, and for one that comes back when. */
export function doneText({ nextAt }: { nextAt?: number }): string {
  return nextAt === undefined
    ? t('followUps.doneToast')
    : t('followUps.doneNext', { when: formatMoment(nextAt, now()) })
}

/** @returns what the background has to be told of a follow-up. */
export function inputOf(followUp: FollowUp) {
  const { id, contactId, dueAt, timeZone, condition, note, rule, replyId } = followUp
  return {
    id,
    contactId,
    dueAt,
    timeZone,
    condition,
    ...(note !== undefined && { note }),
    ...(rule !== undefined && { rule }),
    ...(replyId !== undefined && { replyId }),
  }
}

/** @returns a follow-up as it will be stored. */
export function planned(plan: Plan, contactId: string, before: FollowUp | undefined, id: string): FollowUp {
  const { note, ...parts } = plan
  const at = now()
  const created = before?.createdAt ?? at
  return {
    id,
    contactId,
    timeZone: ownTimeZone(),
    ...parts,
    ...(note !== '' && { note }),
    armedAt: at,
    state: 'due',
    createdAt: created,
    updatedAt: at,
  }
}

function withFollowUp(card: CardData, followUp: FollowUp): CardData {
  const known = card.followUps.find(({ id }) => id === followUp.id)
  if (known !== undefined && sameText(known) === sameText(followUp)) return card
  const others = card.followUps.filter(({ id }) => id !== followUp.id)
  return { ...card, followUps: [...others, followUp].sort((a, b) => a.dueAt - b.dueAt) }
}

/** What a person sees of a follow-up. */
function sameText(followUp: FollowUp): string {
  const { id, dueAt, condition, note, rule, replyId } = followUp
  return JSON.stringify([id, dueAt, condition, note, rule, replyId])
}

function withoutFollowUp(card: CardData, gone: string): CardData {
  if (!card.followUps.some(({ id }) => id === gone)) return card
  return { ...card, followUps: card.followUps.filter(({ id }) => id !== gone) }
}

function withoutCancelled(card: CardData, gone: string): CardData {
  if (!card.cancelled.some(({ id }) => id === gone)) return card
  return { ...card, cancelled: card.cancelled.filter(({ id }) => id !== gone) }
}
