// What the two worlds say to each other over the port: JSON text, one object a message, matched by `call`. Files cannot be
// written as JSON: a question that brings some is a pair, the text and the files.

/** Names of the two events of the hand-over. They are gone before the page's first script. */
export const GIVE_PORT = 'chatside:port'
export const WANT_PORT = 'chatside:port?'

export const CHATS_PER_ANSWER = 50
export const NAMED_PER_ANSWER = 300
export const MESSAGES_PER_ANSWER = 200

export type Ask =
  | { do: 'chat' }
  | { do: 'messages'; ids: string[] }
  /** The chats with the newest activity, a slice at a time. */
  | { do: 'chats'; from: number }
  /** The chats that bear one of these titles. */
  | { do: 'named'; names: string[] }
  /**
   * Pastes into the focused editor, provided that it still holds `before`, `selected` is what is selected in it, and the
   * same chat is open: a text, or the files that come with the question.
   */
  | ({ do: 'paste'; text?: string; before: string; selected: string } & OpenChat)
  | { do: 'open'; id: string }

/** By the page's own address of it, or by what its title reads: a selector and the text. */
export type OpenChat = { id?: string | undefined; title?: [css: string, text: string] | undefined }

export type Wired<Message> = Message & { call: number; files?: readonly File[] | undefined }
/** The one word for whatever went wrong in the page's world. */
export const FAILED = 'failed'

export type Answer = { call: number; ok: unknown } | { call: number; fault: typeof FAILED }

/** A chat as the page knows it. Digits only in `phone` and `lid`. */
export type PageChat = { id: string; name: string; phone?: string; lid?: string }

export type ChatAnswer = {
  /** What the page's chat collection calls the active chat. */
  active: PageChat | null
  /** What the view that is on the screen was drawn from. */
  shown: PageChat | null
  /** Whether the two methods work at all, so that `null` can be told from "cannot tell". */
  hasModel: boolean
  hasView: boolean
  me: { phone?: string; lid?: string }
}

export type PageMessage = {
  id: string
  fromMe: boolean
  t?: number
  ack?: number
  type: string
  length: number
}
export type PageActivity = PageChat & { unread: number; t?: number; fromMe?: boolean; ack?: number }
/** Some chats of all, how many there are, and whose they are. */
export type ChatsAnswer<Chat = PageActivity> = { chats: Chat[]; total: number; me: ChatAnswer['me'] }
