import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { SeenMessage } from '@/storage/protocol/page'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace } from './background'
import { messageOf, sightingOf } from './sightings'

export const PASSPHRASE = 'correct horse battery'

/** A message with its text, as the page tells of it while texts are kept. */
export function said(messageId: string, text: string, over: Partial<SeenMessage> = {}): SeenMessage {
  return { ...messageOf(messageId, { length: text.length }), text, ...over }
}

/** Turns text storage on, with a card for the chat of `sightingOf()`. @returns the contact's id. */
export async function keepTexts(words: readonly string[] = ['payment', '契約']): Promise<string> {
  await askWorkspace('texts.begin', { passphrase: PASSPHRASE, words: [...words] })
  return cardOf()
}

/** @returns the id of a contact whose chat is `sightingOf()`. */
export async function cardOf(over: Parameters<typeof sightingOf>[0] = {}): Promise<string> {
  const contactId = newId()
  await askUi('notes.add', { target: { chat: sightingOf(over) }, id: newId(), contactId, text: 'A note' })
  return contactId
}

export async function see(...messages: SeenMessage[]): Promise<void> {
  await askPage('page.chatSeen', { chat: sightingOf(), messages })
}

/** @returns what the list of a contact's texts shows, newest first. */
export async function shownOf(contactId: string): Promise<(string | undefined)[]> {
  return (await askUi('texts.page', { contactId, limit: 200 })).rows.map(({ text }) => text)
}

/** @returns everything the browser keeps for us outside of the database. */
export async function storedBeside(): Promise<string> {
  return JSON.stringify([await fakeBrowser.storage.local.get(), await fakeBrowser.storage.session.get()])
}
