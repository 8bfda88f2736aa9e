import type { ContactBrief } from '@/storage/schema/contact'
import type { DateOrder, ExportedChat } from '@/utils/chat-export/read-export'

/** A file somebody chose. Its bytes are kept while dates and zone may still be chosen otherwise. */
export type ChosenFile = { id: string; name: string; bytes: Uint8Array }
export type FileFault = { name: string; code: 'too-large' | 'unreadable' | 'no-chat' }

/** Whose chat it is: a contact, a new one, or nobody yet. */
export type Whose = { contact: Pick<ContactBrief, 'id' | 'name'> } | 'new' | undefined

/** One chat of a file with everything that is decided about it. */
export type ChatEntry = {
  id: string
  file: ChosenFile
  /** Which chat of its file it is. */
  at: number
  chat: ExportedChat
  /** What the first date that could be read otherwise would be in each order; absent when the order is sure. */
  readings?: readonly { order: DateOrder; at: number }[]
  me: string | undefined
  matches: readonly ContactBrief[]
  whose: Whose
  isOn: boolean
}

/** @returns whether it is the chat of more than two. */
export function isGroup({ chat }: Pick<ChatEntry, 'chat'>): boolean {
  return chat.participants.length > 2
}

/** @returns what still has to be said before a chat can be imported. */
export function missingOf(entry: ChatEntry): 'me' | 'whose' | undefined {
  const { me, whose } = entry
  if (me === undefined) return 'me'
  return whose === undefined ? 'whose' : undefined
}

/** @returns the messages of people, of which there is something to record. */
export function ownMessages({ chat }: ChatEntry): ExportedChat['messages'] {
  return chat.messages.filter(({ author, kind }) => author !== undefined && kind !== 'system')
}
