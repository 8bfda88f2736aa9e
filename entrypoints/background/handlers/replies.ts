import type { UiCommands } from '@/storage/protocol/ui'
import { receiverOfTarget, renderReply } from '@/storage/repositories/render-reply'
import {
  addReplies,
  countUse,
  getReply,
  listReplies,
  removeReply,
  saveReply,
} from '@/storage/repositories/replies'
import { starterReplies } from '@/utils/templates/starters'
import type { HandlersOf } from '../handler'
import { currentLanguage } from '../language'

type Name =
  | 'replies.list'
  | 'replies.get'
  | 'replies.save'
  | 'replies.remove'
  | 'replies.render'
  | 'replies.addStarters'
  | 'replies.used'

export const replyHandlers: HandlersOf<UiCommands, Name> = {
  'replies.list': () => listReplies(),
  'replies.get': ({ id }) => getReply(id),
  'replies.save': (draft) => saveReply(draft),
  'replies.remove': ({ id }) => removeReply(id),
  'replies.render': async ({ replyId, target, answers }) => {
    const receiver = target && (await receiverOfTarget(target))
    return renderReply(replyId, receiver, answers, await currentLanguage())
  },
  'replies.addStarters': async () => addReplies(starterReplies(await currentLanguage())),
  'replies.used': ({ replyId }) => countUse(replyId),
}
