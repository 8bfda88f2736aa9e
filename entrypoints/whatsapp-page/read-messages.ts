import { callPage, modelsIn } from './call-page'
import { shownChat } from './shown-chat'
import { at, number, text } from './unknown'
import { MESSAGES_PER_ANSWER, type PageMessage } from './wire'

/** @returns what the page knows of those messages of the open chat; never their text, only its length. */
export function readMessages(ids: readonly string[]): PageMessage[] {
  const wanted = new Set(ids)
  const found: PageMessage[] = []
  const models = messageModels(callPage('activeChat') ?? shownChat().chat)
  for (let index = models.length - 1; index >= 0 && found.length < MESSAGES_PER_ANSWER; index -= 1) {
    const model = models[index]
    if (wanted.delete(text(at(model, 'id', 'id')))) found.push(describeMessage(model))
    if (wanted.size === 0) break
  }
  return found
}

export function messageModels(chat: unknown): unknown[] {
  return modelsIn(at(chat, 'msgs'))
}

export function describeMessage(model: unknown): PageMessage {
  const t = number(at(model, 't'))
  const ack = number(at(model, 'ack'))
  const type = text(at(model, 'type'))
  const written = at(model, type === 'chat' ? 'body' : 'caption')
  return {
    id: text(at(model, 'id', 'id')),
    fromMe: at(model, 'id', 'fromMe') === true,
    type,
    length: typeof written === 'string' ? written.length : 0,
    ...(t !== undefined && { t }),
    ...(ack !== undefined && { ack }),
  }
}
