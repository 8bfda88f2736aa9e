import type { Context } from '../context'
import type { ChatRecord, MessageRecord } from '../model/types'
import { parseWid, wid } from './wid'
import type { Wid } from './wid'

export interface MessageKey {
  id: string
  fromMe: boolean
  remote: Wid
  participant?: Wid
  _serialized: string
}

const TYPES: Record<MessageRecord['kind'], string> = {
  text: 'chat',
  image: 'image',
  voice: 'ptt',
  document: 'document',
  system: 'e2e_notification',
  deleted: 'revoked',
}

export class MessageModel {
  readonly #context: Context
  readonly #chat: ChatRecord
  readonly #message: MessageRecord

  constructor(context: Context, chat: ChatRecord, message: MessageRecord) {
    this.#context = context
    this.#chat = chat
    this.#message = message
  }

  get id(): MessageKey {
    return messageKey(this.#chat, this.#message)
  }
  get t(): number {
    return this.#message.t
  }
  get ack(): number {
    return this.#message.ack
  }
  get type(): string {
    return TYPES[this.#message.kind]
  }
  get body(): string {
    return this.#message.kind === 'text' ? this.#message.text : ''
  }
  get caption(): string | undefined {
    return this.#message.kind === 'image' ? this.#message.text : undefined
  }
  get from(): Wid {
    return this.#message.fromMe
      ? wid(this.#context.options.account, 'c.us')
      : wid(this.#chat.user, this.#chat.server)
  }
  get to(): Wid {
    return this.#message.fromMe
      ? wid(this.#chat.user, this.#chat.server)
      : wid(this.#context.options.account, 'c.us')
  }
  get author(): Wid | undefined {
    const { author } = this.#message
    return author === undefined ? undefined : parseWid(author.id)
  }
}

export function messageKey(chat: ChatRecord, message: MessageRecord): MessageKey {
  const remote = wid(chat.user, chat.server)
  const participant = message.author === undefined ? undefined : parseWid(message.author.id)
  const tail = participant === undefined ? '' : `_${participant._serialized}`
  return {
    id: message.id,
    fromMe: message.fromMe,
    remote,
    ...(participant !== undefined && { participant }),
    _serialized: `${message.fromMe}_${remote._serialized}_${message.id}${tail}`,
  }
}

const models = new WeakMap<MessageRecord, MessageModel>()

/** The one model of a message. */
export function messageModel(context: Context, chat: ChatRecord, message: MessageRecord): MessageModel {
  const model = models.get(message) ?? new MessageModel(context, chat, message)
  models.set(message, model)
  return model
}
