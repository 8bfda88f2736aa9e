import type { PageCommands, ReplyBoost } from '@/storage/protocol/page'
import type { UiCommands } from '@/storage/protocol/ui'
import { privacyGuard } from '@/storage/private-chats'
import { findReplyContext } from '@/storage/repositories/reply-context'
import { dismissSuggestion } from '@/storage/repositories/suggestion-outcome'
import { listRules, removeRule, saveRule, wakeRule } from '@/storage/repositories/suggestion-rules'
import { countsReads, findSuggestion } from '@/storage/repositories/suggestions'
import type { ChatSighting } from '@/storage/schema/chat'
import type { ChatMoment } from '@/storage/schema/suggestion'
import type { HandlersOf } from '../handler'
import { currentLanguage } from '../language'
import { ownZone } from '../own-zone'
import { readTimeOf } from '../read-times'
import { reasonText, whyText } from '../suggestion-texts'

type PageName = 'page.suggest' | 'page.suggestionDismissed' | 'page.replyContext'
type Name = `suggestions.${'list' | 'save' | 'remove' | 'wake'}`

export const suggestionPageHandlers: HandlersOf<PageCommands, PageName> = {
  'page.suggest': async ({ chat, moment }) => {
    const readAt = await readAtOf(chat, moment)
    const { match, ...rest } = await findSuggestion(chat, moment, { timeZone: ownZone(), readAt })
    if (match === undefined) return rest
    const { reason, ...suggestion } = match
    return { suggestion: { ...suggestion, reason: reasonText(reason, await currentLanguage()) }, ...rest }
  },
  'page.suggestionDismissed': ({ ruleId, chat }) => dismissSuggestion(ruleId, chat),
  'page.replyContext': async ({ chat, messageIds, lastIn }) => {
    // Nothing is written for this chat, so a name that several chats bear counts as ambiguous only if it is.
    const fits = await findReplyContext({ ...chat, isAmbiguous: false, messageIds }, lastIn)
    const language = await currentLanguage()
    return {
      boosts: fits.map((fit): ReplyBoost => {
        return { replyId: fit.replyId, boost: fit.boost, why: whyText(fit, language) }
      }),
    }
  },
}

export const suggestionHandlers: HandlersOf<UiCommands, Name> = {
  'suggestions.list': () => listRules(),
  'suggestions.save': (draft) => saveRule(draft),
  'suggestions.remove': ({ id }) => removeRule(id),
  'suggestions.wake': ({ id }) => wakeRule(id),
}

async function readAtOf(chat: ChatSighting, { lastOut }: ChatMoment): Promise<number | undefined> {
  if (lastOut === undefined || !(await countsReads()) || (await privacyGuard(chat)).isPrivate())
    return undefined
  return readTimeOf(lastOut)
}
