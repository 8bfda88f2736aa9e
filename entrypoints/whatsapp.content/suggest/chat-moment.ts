import type { ChatMoment } from '@/storage/schema/suggestion'
import type { MessageSighting } from '@/storage/schema/message'
import type { Conversation } from '../read-messages/conversation'

const MAX_TEXT = 2_000

/** @returns what the open chat shows, for the rules; the words of its last incoming message only where they are compared. */
export function momentOf(conversation: Conversation, hasWords: boolean): ChatMoment {
  const messages = conversation.messages.filter(({ kind }) => kind !== 'system')
  const lastOutIndex = messages.findLastIndex(({ direction }) => direction === 'out')
  const lastOut = messages[lastOutIndex]
  const lastIn = messages.findLast(isIncoming)
  return {
    incomingRun: messages.slice(lastOutIndex + 1).filter(isIncoming).length,
    ...(lastIn && {
      lastIn: {
        ...placeOf(lastIn),
        text: hasWords ? conversation.textOf(lastIn.messageId).slice(0, MAX_TEXT) : '',
      },
    }),
    ...(lastOut && { lastOut: { ...placeOf(lastOut), isRead: lastOut.ack === 'read' } }),
  }
}

function isIncoming({ direction }: MessageSighting): boolean {
  return direction === 'in'
}

function placeOf({ messageId, at }: MessageSighting): { messageId: string; at?: number } {
  return { messageId, ...(at !== undefined && { at }) }
}
