import type { UiCommands } from '@/storage/protocol/ui'
import { cancelledFollowUps, pageFollowUps } from '@/storage/repositories/follow-up-lists'
import {
  finishFollowUp,
  removeFollowUp,
  reopenFollowUp,
  setFollowUp,
  snoozeFollowUp,
} from '@/storage/repositories/follow-ups'
import type { HandlersOf } from '../handler'
import { onceArmed } from '../own-reminders'

type Name = Extract<keyof UiCommands, `followUps.${string}`>

export const followUpHandlers: HandlersOf<UiCommands, Name> = {
  'followUps.set': ({ target, contactId, ...draft }) => onceArmed(setFollowUp(target, contactId, draft)),
  'followUps.done': ({ id }) => onceArmed(finishFollowUp(id)),
  'followUps.snooze': ({ id, dueAt }) => onceArmed(snoozeFollowUp(id, dueAt)),
  'followUps.remove': ({ id }) => removeFollowUp(id),
  'followUps.reopen': ({ id }) => onceArmed(reopenFollowUp(id)),
  'followUps.page': async ({ limit, cursor, mine }) => {
    if (mine === undefined) return pageFollowUps(limit, cursor)
    const { pageOfMine } = await import('@/storage/repositories/mine-follow-ups')
    return pageOfMine(limit, cursor)
  },
  'followUps.cancelled': () => cancelledFollowUps(),
}
