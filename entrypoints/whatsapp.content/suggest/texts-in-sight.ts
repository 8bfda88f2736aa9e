import type { TextsAnswer } from '@/storage/protocol/tab'
import type { Conversation } from '../read-messages/conversation'

const MAX_TEXTS = 200

/** @returns what the customer wrote, as far as it is on the screen, for the dry run of a rule. Nothing of it is kept. */
export function textsInSight(conversation: Conversation): TextsAnswer {
  const texts = conversation.incoming().filter(({ text }) => text !== '')
  return { texts: texts.slice(-MAX_TEXTS).map(({ at, text }) => ({ text, ...(at !== undefined && { at }) })) }
}
