import { privacyGuard, type PrivacyGuard } from '../private-chats'
import type { Target } from '../protocol/shared'

/** @returns the guard of the chat a write is for; a contact that is named by its id needs none. */
export async function guardOf(target: Target): Promise<PrivacyGuard | undefined> {
  return 'chat' in target ? privacyGuard(target.chat) : undefined
}
