import type { UiCommands } from '@/storage/protocol/ui'
import {
  finishFollowUp,
  pageFollowUps,
  removeFollowUp,
  setFollowUp,
  snoozeFollowUp,
} from '@/storage/repositories/follow-ups'
import type { HandlersOf } from '../handler'

type Name = 'followUps.set' | 'followUps.done' | 'followUps.snooze' | 'followUps.remove' | 'followUps.page'

export const followUpHandlers: HandlersOf<UiCommands, Name> = {
  'followUps.set': ({ target, contactId, ...draft }) => setFollowUp(target, contactId, draft),
  'followUps.done': ({ id }) => finishFollowUp(id),
  'followUps.snooze': ({ id, dueAt }) => snoozeFollowUp(id, dueAt),
  'followUps.remove': ({ id }) => removeFollowUp(id),
  'followUps.page': ({ limit, cursor }) => pageFollowUps(limit, cursor),
}
