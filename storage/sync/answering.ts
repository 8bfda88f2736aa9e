import type { ChatIdentity } from '../schema/chat'
import type { AnswerState } from '../schema/team'

/** Tells the team what the person does in a chat. @returns whether somebody else is answering there. */
export async function answering(
  _chat: ChatIdentity,
  _doing: 'looking' | 'typing' | 'sent' | 'left',
): Promise<AnswerState> {
  return { state: 'off' }
}
