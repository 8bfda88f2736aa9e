import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { TodayFilter, TodayRow } from '@/storage/protocol/follow-ups'
import type { FollowUpCondition } from '@/storage/schema/follow-up'
import { now as clockNow } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { newId } from '@/utils/ids'
import type { Reason } from '@/utils/today/reason'
import { noteSaved, showError } from '../app/errors'
import { offerUndo } from '../app/undo'
import { write } from '../app/write'
import { ownTimeZone } from '../follow-ups'

type Leave = (contactId: string, write: () => Promise<boolean>) => Promise<void>

export type TodayActions = {
  done: (row: TodayRow) => void
  snooze: (row: TodayRow, dueAt: number) => void
}

/** @returns the reason a row is shown for: that of the filter, else the most urgent one. */
export function shownReason({ reasons, contact }: TodayRow, filter: TodayFilter): Reason {
  // Whoever is in the list has one; should none be left, the conversation rests.
  const rests: Reason = { kind: 'no-step', since: contact.updatedAt }
  return reasons.find(({ kind }) => kind === filter) ?? reasons[0] ?? rests
}

/** @returns what may be done about a customer. The row leaves at once, and comes back if it could not be done. */
export function todayActions(filter: TodayFilter, leave: Leave): TodayActions {
  const isPlanned = (row: TodayRow): boolean => shownReason(row, filter).kind === 'follow-up'
  return {
    done: (row) => {
      const { contact, followUp } = row
      const isFollowUp = isPlanned(row) && followUp !== undefined
      void leave(contact.id, () => (isFollowUp ? finish(row, followUp.id) : handle(row)))
    },
    snooze: (row, dueAt) => {
      const { contact, followUp } = row
      const isFollowUp = isPlanned(row) && followUp !== undefined
      void leave(contact.id, () =>
        isFollowUp ? putOff(row, followUp.id, dueAt) : plan(row, dueAt, conditionFor(row)),
      )
    },
  }
}

/** Whoever waits for us still does when they write once more; for the others a message of theirs is all that was wanted. */
function conditionFor({ reasons }: TodayRow): FollowUpCondition {
  return reasons.some(({ kind }) => kind === 'waiting' || kind === 'twice') ? 'regardless' : 'no-reply'
}

async function finish({ contact: { name } }: TodayRow, id: string): Promise<boolean> {
  const written = await write('followUps.done', { id }, ({ nextAt }) =>
    nextAt === undefined
      ? t('followUps.doneFor', { name })
      : t('followUps.doneUntil', { name, when: formatMoment(nextAt, clockNow()) }),
  )
  return written !== undefined
}

async function handle({ contact: { id: contactId, name } }: TodayRow): Promise<boolean> {
  const written = await write('today.handled', { contactId }, t('today.handled', { name }))
  return written !== undefined
}

async function putOff({ contact: { name } }: TodayRow, id: string, dueAt: number): Promise<boolean> {
  const done = t('today.later', { name, when: formatMoment(dueAt, clockNow()) })
  return (await write('followUps.snooze', { id, dueAt }, done)) !== undefined
}

/**
 * Whoever is put off comes back as a follow-up, and needs nothing until then.
 */
async function plan(row: TodayRow, dueAt: number, condition: FollowUpCondition): Promise<boolean> {
  const { id: contactId, name } = row.contact
  const id = newId()
  const followUp = { target: { contactId }, id, contactId, dueAt, timeZone: ownTimeZone() }
  const run = async (): Promise<boolean> => {
    try {
      const planned = await askUi('followUps.set', { ...followUp, condition })
      const handled = await askUi('today.handled', { contactId })
      noteSaved()
      const undoIds = [planned.undoId, handled.undoId].filter((one) => one !== undefined)
      offerUndo(undoIds, t('today.later', { name, when: formatMoment(dueAt, clockNow()) }))
      return true
    } catch (error) {
      showError(error, { retry: () => void run() })
      return false
    }
  }
  return run()
}
