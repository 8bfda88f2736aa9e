import type { ChatMoment } from '@/storage/schema/suggestion'
import type { Conversation } from '../read-messages/conversation'

/** @returns what the open chat shows, for the rules; the words of its last incoming message only where they are compared. */
export function momentOf(conversation: Conversation, hasWords: boolean): ChatMoment {
  const { messages } = conversation
  const lastOut = messages.findLast(({ direction }) => direction === 'out')
  const sinceOut = lastOut ? messages.slice(messages.indexOf(lastOut)) : messages
  const lastIn = conversation.lastIncoming()
  return {
    incomingRun: sinceOut.filter(({ direction }) => direction === 'in').length,
    ...(lastIn && { lastIn: hasWords ? lastIn : { ...lastIn, text: '' } }),
    ...(lastOut && {
      lastOut: {
        messageId: lastOut.messageId,
        isRead: lastOut.ack === 'read',
        ...(lastOut.at !== undefined && { at: lastOut.at }),
      },
    }),
  }
}
