import type { Page } from 'playwright-core'
import type { ChatSighting } from '@/storage/schema/chat'
import type { MessageSighting } from '@/storage/schema/message'
import { waitFor } from '../../browsers/wait-for'
import type { KnownChatKey } from '../../whatsapp-web/known-chats'
import type { PracticeChat, PracticeMessage } from '../../whatsapp-web/api'
import type { BackgroundTap } from './background-tap'
import { isSameTitle } from './expected-chat'

export interface SeenChat {
  chat: PracticeChat
  messages: PracticeMessage[]
  sighting: ChatSighting
  said: MessageSighting[]
}

/** Opens a chat and waits until the background was told of it and of every message that is drawn. */
export async function openAndSee(page: Page, tap: BackgroundTap, key: KnownChatKey): Promise<SeenChat> {
  const url = page.url()
  await tap.forget('page.chatSeen', url)
  const opened = await page.evaluate(async (name) => {
    await window.practice.open(name)
    return { chat: window.practice.openChat(), messages: window.practice.messages(name) }
  }, key)
  const { chat, messages } = opened
  if (chat === undefined) throw new Error(`The practice page has no chat ${key}`)
  const ids = messages.filter(({ kind }) => kind !== 'system').map(({ id }) => id)
  return waitFor(`the background to know the chat ${key} of ${url}`, async () => {
    const told = await tap.told('page.chatSeen', url)
    const last = told.at(-1)?.input.chat
    if (last === undefined || !isSameTitle(last.name, chat.title)) return undefined
    const said = new Map(
      told
        .filter(({ input }) => input.chat.epoch === last.epoch)
        .flatMap(({ input }) => input.messages.map((message) => [message.messageId, message] as const)),
    )
    const isComplete = (await page.evaluate(drawnOf, ids)).every((id) => said.has(id))
    return isComplete && { chat, messages, sighting: last, said: [...said.values()] }
  })
}

/** Runs in the page: which of these messages are drawn, rather than empty shells or out of sight. */
function drawnOf(ids: string[]): string[] {
  return ids.filter((id) => {
    const element = document.querySelector(`[data-id="${id}"], [data-id*="_${id}"]`)
    return (element?.textContent ?? '') !== ''
  })
}
