import type { UiCommands } from '@/storage/protocol/ui'
import { renderReply } from '@/storage/repositories/render-reply'
import {
  addStarters,
  archiveReply,
  duplicateReply,
  getReplyWithFiles,
  removeReply,
  reviewReply,
  saveReply,
} from '@/storage/repositories/replies'
import { rememberAnswers } from '@/storage/repositories/reply-answers'
import { listReplies } from '@/storage/repositories/reply-list'
import { receiverOfTarget } from '@/storage/repositories/reply-receiver'
import { replyStatistics } from '@/storage/repositories/reply-statistics'
import { versionsOf } from '@/storage/repositories/reply-versions'
import type { HandlersOf } from '../handler'
import { withHoleLabels } from '../hole-labels'
import { currentLanguage } from '../language'

type Name = Exclude<Extract<keyof UiCommands, `replies.${string}`>, 'replies.addMany'>

export const replyHandlers: HandlersOf<UiCommands, Name> = {
  'replies.list': () => listReplies(),
  'replies.get': ({ id }) => getReplyWithFiles(id),
  'replies.save': (draft) => saveReply(draft),
  'replies.duplicate': ({ id, newId }) => duplicateReply(id, newId),
  'replies.archive': ({ id, on }) => archiveReply(id, on),
  'replies.remove': ({ id }) => removeReply(id),
  'replies.versions': ({ id }) => versionsOf(id),
  'replies.addStarters': ({ drafts }) => addStarters(drafts),
  'replies.render': async ({ replyId, target, answers }) => {
    const receiver = target === undefined ? {} : await receiverOfTarget(target)
    return withHoleLabels(await renderReply(replyId, receiver, answers, await currentLanguage()))
  },
  'replies.inserted': async ({ replyId, target, answers }) => {
    if (target !== undefined) await rememberAnswers(replyId, target, answers)
  },
  'replies.statistics': () => replyStatistics(),
  'replies.reviewed': ({ id }) => reviewReply(id),
}
