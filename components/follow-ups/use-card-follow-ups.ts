import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import type { FollowUp } from '@/storage/schema/follow-up'
import { now } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { newId } from '@/utils/ids'
import { write } from '../app/write'
import { useCustomer } from '../customer'
import { ownTimeZone } from './own-time-zone'

export type Plan = { dueAt: number; note: string }

export type FollowUpActions = {
  done: (followUp: FollowUp) => void
  snooze: (followUp: FollowUp, dueAt: number) => void
  remove: (followUp: FollowUp) => void
}

/** @returns what may be done with the follow-ups of the customer on the screen. */
export function useCardFollowUps(): FollowUpActions & { plan: (plan: Plan) => void } {
  const { target, contactId, apply } = useCustomer()
  return {
    plan: ({ dueAt, note }) => {
      const timeZone = ownTimeZone()
      const input = { id: newId(), contactId, dueAt, timeZone, ...(note !== '' && { note }) }
      const at = now()
      const followUp: FollowUp = {
        ...input,
        condition: 'no-reply',
        armedAt: at,
        state: 'due',
        createdAt: at,
        updatedAt: at,
      }
      const done = t('followUps.planned', { when: formatMoment(dueAt, at) })
      void apply(
        (card) => withFollowUp(card, followUp),
        () => write('followUps.set', { target, ...input }, done),
      )
    },
    done: ({ id }) =>
      void apply(
        (card) => withoutFollowUp(card, id),
        () => write('followUps.done', { id }, t('followUps.doneToast')),
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
  }
}

function withFollowUp(card: CardData, followUp: FollowUp): CardData {
  const known = card.followUps.find(({ id }) => id === followUp.id)
  if (known?.dueAt === followUp.dueAt) return card
  const others = card.followUps.filter(({ id }) => id !== followUp.id)
  return { ...card, followUps: [...others, followUp].sort((a, b) => a.dueAt - b.dueAt) }
}

function withoutFollowUp(card: CardData, gone: string): CardData {
  if (!card.followUps.some(({ id }) => id === gone)) return card
  return { ...card, followUps: card.followUps.filter(({ id }) => id !== gone) }
}
