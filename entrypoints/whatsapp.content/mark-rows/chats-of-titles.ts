import type { ChatIdentity } from '@/storage/schema/chat'
import type { Bridge } from '../bridge/bridge'
import { parseChats } from '../bridge/parse-answers'
import { accountOf, identify } from '../observe-chat/identify'
import { parseJid } from '../page/jid'
import { cleanName } from '../page/read-text'

/** `written` is the title with its invisible marks, by which the page may know it. */
export type Title = { title: string; written: string }

/**
 * @returns who the chats of these titles are, by the page's whole collection: a title that another chat of it bears tells
 * nothing. undefined when the collection is out of reach.
 */
export async function chatsOfTitles(
  titles: readonly Title[],
  bridge: Bridge,
): Promise<Map<string, ChatIdentity> | undefined> {
  const names = titles.flatMap(({ title, written }) => [title, written])
  const { chats, total, me } = parseChats(await bridge.ask({ do: 'named', names }))
  if (total === 0) return undefined
  const found = new Map<string, ChatIdentity>()
  for (const { title } of titles) {
    const [chat, another] = chats.filter(({ name }) => cleanName(name) === title)
    if (chat && !another && parseJid(chat.id)) found.set(title, identify(chat, me, accountOf(me)))
  }
  return found
}
