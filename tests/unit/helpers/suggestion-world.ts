import type { ChatSighting } from '@/storage/schema/chat'
import type { ChatMoment, SuggestionDraft } from '@/storage/schema/suggestion'
import { newId } from '@/utils/ids'
import { askPage, askUi, T0 } from './background'
import { sightingOf } from './sightings'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** @returns the id of a new reply. */
export async function addReply(
  title: string,
  over: { labels?: string[]; language?: string; body?: string } = {},
) {
  const id = newId()
  const shortcut = title.toLowerCase().replaceAll(/\W+/g, '-').slice(0, 25)
  await askUi('replies.save', { id, shortcut, title, body: `Text of ${title}`, labels: [], ...over })
  return id
}

/** @returns a draft of a rule for `replyId` that is saved. */
export async function addRule(
  condition: SuggestionDraft['condition'],
  replyId: string,
  over: Partial<SuggestionDraft> = {},
): Promise<SuggestionDraft> {
  const draft = { id: newId(), name: condition.type, isOn: true, condition, replyId, ...over }
  await askUi('suggestions.save', draft)
  return draft
}

export const PRICE: SuggestionDraft['condition'] = { type: 'keyword', words: ['price'], match: 'any' }
export const RUN: SuggestionDraft['condition'] = { type: 'in-a-row', count: 2 }
export const READ: SuggestionDraft['condition'] = { type: 'silent', afterMs: 30 * MINUTE, needsRead: true }

/** The customer wrote last, a minute before the clock began. */
export function asked(text: string, incomingRun = 1): ChatMoment {
  return { lastIn: { messageId: 'IN-1', at: T0 - MINUTE, text }, incomingRun }
}

/** @returns what is proposed. */
export async function suggest(moment: ChatMoment, chat: ChatSighting = sightingOf()) {
  return askPage('page.suggest', { chat, moment })
}

/** @returns the title of the reply that is proposed. */
export async function proposed(moment: ChatMoment, chat?: ChatSighting): Promise<string | undefined> {
  return (await suggest(moment, chat)).suggestion?.title
}

/** @returns the contact of a chat that gets a card. */
export async function addCard(chat: ChatSighting = sightingOf()): Promise<string> {
  const id = newId()
  await askUi('card.create', { chat, id })
  return id
}

/** Puts a new tag on a contact. @returns its id. */
export async function addTag(name: string, contactId?: string): Promise<string> {
  const tagId = newId()
  await askUi('tags.save', { id: tagId, name, color: 'red' })
  if (contactId !== undefined) {
    await askUi('tags.set', { target: { contactId }, contactId: newId(), tagId, on: true })
  }
  return tagId
}

/** The message of a reply was sent in a chat. */
export async function sendReply(replyId: string, at: number, ruleId?: string): Promise<void> {
  await askPage('page.replySent', {
    insertionId: newId(),
    replyId,
    chat: sightingOf(),
    messageId: newId(),
    at,
    isEdited: false,
    ...(ruleId !== undefined && { ruleId }),
  })
}
