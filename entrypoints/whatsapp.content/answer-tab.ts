import type { OpenChatAnswer, TextsAnswer } from '@/storage/protocol/tab'
import type { ChatIdentity } from '@/storage/schema/chat'
import { openChat } from './open-chat/open-chat'
import type { Outside } from './outside'
import type { Senses } from './senses'
import { textsInSight } from './suggest/texts-in-sight'
import { parseTabMessage } from './tab-messages'

type Needs = {
  toggle: () => void
  greet: () => void
  markRepliesStale: () => void
  markMarksStale: () => void
  askWhoAnswers: () => void
}

/** What a mark on a row tells of. */
const MARKED = ['contacts', 'aliases', 'tags', 'followUps']

/** Does what the background asks of this tab. */
export function answerTab(
  outside: Outside,
  senses: Senses,
  { toggle, greet, markRepliesStale, markMarksStale, askWhoAnswers }: Needs,
): void {
  outside.onTabMessage((value): Promise<OpenChatAnswer | TextsAnswer> | undefined => {
    const message = outside.signal.aborted ? undefined : parseTabMessage(value)
    switch (message?.type) {
      case 'open-chat':
        return open(message.chats)
      case 'texts-in-sight':
        return Promise.resolve(textsInSight(senses.conversation))
      case 'toggle-sidebar':
        toggle()
        return undefined
      case 'changed':
        onChanged(new Set(message.sources))
        return undefined
      default:
        return undefined
    }
  })

  function open(chats: readonly ChatIdentity[]): Promise<OpenChatAnswer> {
    return openChat(chats, { ...outside, ...senses }).catch((error: unknown) => {
      outside.faults.report('open-chat', error)
      return { opened: false, how: 'none' }
    })
  }

  function onChanged(sources: ReadonlySet<string>): void {
    if (sources.has('replies') || sources.has('replyUses')) markRepliesStale()
    if (sources.has('settings')) greet()
    if (MARKED.some((source) => sources.has(source))) markMarksStale()
    if (sources.has('answering')) askWhoAnswers()
    if (!sources.has('aliases')) return
    senses.messages.sayAgain()
    senses.list.sayAgain()
  }
}
