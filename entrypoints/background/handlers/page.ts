import { stringsWithPrefix } from '@/locales/static'
import type { Hello, PageCommands } from '@/storage/protocol/page'
import { readPiece } from '@/storage/repositories/media-pieces'
import { productChoices } from '@/storage/repositories/product-choices'
import { renderReply } from '@/storage/repositories/render-reply'
import { rememberAnswers } from '@/storage/repositories/reply-answers'
import { listOfferedReplies, repliesVersion } from '@/storage/repositories/reply-list'
import { receiverOfChat } from '@/storage/repositories/reply-receiver'
import { recordSentReply } from '@/storage/repositories/sent-replies'
import { recordOpenChat, recordOtherChats } from '@/storage/repositories/sightings'
import { onSuggestionInserted } from '@/storage/repositories/suggestion-task'
import { suggestionNeeds } from '@/storage/repositories/suggestions'
import { readSettings } from '@/storage/settings'
import { answersInTeam } from '@/storage/sync/answers-in-team'
import { AppError } from '@/utils/app-error'
import { directionOf } from '@/utils/translation'
import { ACKS_BY_LABEL } from '../ack-labels'
import type { HandlersOf } from '../handler'
import { keepReport } from '../health'
import { withHoleLabels } from '../hole-labels'
import { currentLanguage } from '../language'
import { openPending } from '../open-chat'
import { registerNonce } from '../pairing'
import { PAGE_STYLES } from '../page-styles/all'
import type { Sender } from '../sender'
import { tellTab } from '../tabs'
import { welcomeTab } from '../welcome-tab'
import { saveSettings } from './settings'

type Suggesting = 'page.suggest' | 'page.suggestionDismissed' | 'page.replyContext'
type Name = Exclude<keyof PageCommands, Suggesting | 'page.marks'>

const PAGE_STRINGS = 'page.'

export const pageHandlers: HandlersOf<PageCommands, Name> = {
  'page.hello': async (_input, sender) => {
    await welcomeTab(tabOf(sender), sender.documentId)
    return hello()
  },
  'page.registerFrame': ({ nonce }, sender) => registerNonce(nonce, tabOf(sender)),
  'page.chatSeen': async ({ chat, messages }) => ({ recorded: await recordOpenChat(chat, messages) }),
  'page.chatsSeen': ({ source, chats }) => recordOtherChats(source, chats),
  'page.replies': async ({ version }) => {
    const newest = await repliesVersion()
    return newest === version ? { version } : listOfferedReplies()
  },
  'page.renderReply': async ({ replyId, chat, messageIds, answers }) => {
    // Nothing is written for this chat, so a name that several chats bear counts as ambiguous only if it is.
    const receiver = await receiverOfChat({ ...chat, isAmbiguous: false, messageIds })
    return withHoleLabels(await renderReply(replyId, receiver, answers, await currentLanguage()))
  },
  'page.replyInserted': async ({ replyId, chat, answers, ruleId }) => {
    if (ruleId !== undefined) await onSuggestionInserted({ ruleId, replyId, chat })
    await rememberAnswers(replyId, { chat }, answers)
  },
  'page.replySent': (sent) => recordSentReply(sent),
  'page.mediaChunk': ({ mediaId, index }) => readPiece(mediaId, index),
  'page.products': async ({ search, chat }) => {
    const { contact } = await receiverOfChat({ ...chat, isAmbiguous: false, messageIds: [] })
    return productChoices(search, contact?.language ?? (await currentLanguage()))
  },
  'page.setSidebar': ({ sidebar, width }) =>
    saveSettings({
      ...(sidebar !== undefined && { sidebar }),
      ...(width !== undefined && { sidebarWidth: width }),
    }),
  'page.answering': async ({ chat, doing }, sender) => {
    if ((await answersInTeam()) === undefined) return { state: 'off' }
    const { answering } = await import('@/storage/sync/answering')
    const tabId = tabOf(sender)
    return answering(chat, doing, { tabId, tell: () => tellOfAnswering(tabId) })
  },
  'page.health': async ({ report }, sender) => {
    await keepReport(tabOf(sender), report)
    await openPending(tabOf(sender))
  },
  'page.setTrigger': ({ trigger }) => saveSettings({ trigger }),
}

async function hello(): Promise<Hello> {
  const language = await currentLanguage()
  const { trigger, pickerShortcut, sidebar, sidebarWidth, theme, marks, keepTexts } = await readSettings()
  return {
    language,
    direction: directionOf(language),
    strings: stringsWithPrefix(language, PAGE_STRINGS),
    styles: PAGE_STYLES,
    settings: { trigger, pickerShortcut, sidebar, sidebarWidth, theme, marks },
    acks: ACKS_BY_LABEL,
    keepsTexts: keepTexts,
    ...((await answersInTeam()) !== undefined && { hasTeam: true }),
    suggests: await suggestionNeeds(),
  }
}

/** Who answers in the chat that is open there: it asks again, so that nothing is told that it may not ask. */
async function tellOfAnswering(tabId: number): Promise<boolean> {
  const { isHeard } = await tellTab(tabId, { chatside: 1, type: 'changed', sources: ['answering'] })
  return isHeard
}

function tabOf(sender: Sender): number {
  const tabId = sender.tab?.id
  if (tabId === undefined) throw new AppError('not-allowed')
  return tabId
}
