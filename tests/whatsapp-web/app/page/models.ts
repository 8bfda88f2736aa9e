import type { Context } from '../context'
import { chatTitle, lastMessage, loadedMessages, visiblePhone } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { messageKey, messageModel } from './message-model'
import type { MessageKey, MessageModel } from './message-model'
import { wid } from './wid'
import type { Wid } from './wid'

/** A chat as the page's modules hand it out. Getters on the prototype, as with the page's own models. */
export class ChatModel {
  readonly #context: Context
  readonly #chat: ChatRecord
  readonly contact: ContactModel
  readonly msgs: { getModelsArray(): MessageModel[] }

  constructor(context: Context, chat: ChatRecord) {
    this.#context = context
    this.#chat = chat
    this.contact = new ContactModel(context, chat)
    this.msgs = {
      getModelsArray: () => loadedMessages(chat).map((message) => messageModel(context, chat, message)),
    }
  }

  get id(): Wid {
    return wid(this.#chat.user, this.#chat.server)
  }
  get formattedTitle(): string {
    return chatTitle(this.#chat, this.#context.texts)
  }
  get name(): string | undefined {
    return this.#chat.name
  }
  get isGroup(): boolean {
    return this.#chat.kind === 'group'
  }
  get t(): number {
    return lastMessage(this.#chat)?.t ?? 0
  }
  get unreadCount(): number {
    return this.#chat.unread
  }
  get lastReceivedKey(): MessageKey | undefined {
    const last = lastMessage(this.#chat)
    return last === undefined ? undefined : messageKey(this.#chat, last)
  }
}

class ContactModel {
  readonly #context: Context
  readonly #chat: ChatRecord

  constructor(context: Context, chat: ChatRecord) {
    this.#context = context
    this.#chat = chat
  }

  get id(): Wid {
    return wid(this.#chat.user, this.#chat.server)
  }
  get name(): string | undefined {
    return this.#chat.name
  }
  get pushname(): string | undefined {
    return this.#chat.pushname
  }
  get verifiedName(): string | undefined {
    return this.#chat.verifiedName
  }
  get formattedName(): string {
    return chatTitle(this.#chat, this.#context.texts)
  }
  get isBusiness(): boolean {
    return this.#chat.isBusiness
  }
  get isMyContact(): boolean {
    return this.#chat.kind === 'person' && this.#chat.name !== undefined
  }
  get isMe(): boolean {
    return this.#chat.kind === 'self'
  }
  get phoneNumber(): Wid | undefined {
    const phone = this.#chat.server === 'lid' ? visiblePhone(this.#chat) : undefined
    return phone === undefined ? undefined : wid(phone, 'c.us')
  }
}

const models = new WeakMap<ChatRecord, ChatModel>()

/** The one model of a chat; it stays the same object while the chat moves to another id. */
export function chatModel(context: Context, chat: ChatRecord): ChatModel {
  const model = models.get(chat) ?? new ChatModel(context, chat)
  models.set(chat, model)
  return model
}
