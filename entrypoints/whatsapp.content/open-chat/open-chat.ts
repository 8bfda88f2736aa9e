import type { OpenChatAnswer } from '@/storage/protocol/tab'
import type { ChatIdentity } from '@/storage/schema/chat'
import type { Clock } from '../base/clock'
import { waitUntil } from '../base/wait-until'
import type { Bridge } from '../bridge/bridge'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import { isWanted } from './is-same-chat'
import { callPage, clickPhoneLink, clickRow, fillSearch, isNameShared } from './ways'

type Parts = { clock: Clock; tracker: ChatTracker; finder: Finder; bridge: Bridge }
type Way = {
  how: OpenChatAnswer['how']
  go: (chat: ChatIdentity) => Promise<boolean> | boolean
}

const OPEN_WITHIN_MS = 4_000

/**
 * Opens one of the chats a contact is known by, without reloading the page: by phone link, by its row, by the page's
 * own function; failing all that, by filling the search box for the person to choose.
 * @returns whether the page now really shows it, and how it got there.
 */
export async function openChat(chats: readonly ChatIdentity[], parts: Parts): Promise<OpenChatAnswer> {
  const { tracker, clock, finder, bridge } = parts
  const isOpen = () => tracker.sighting.value !== null && isWanted(tracker.sighting.value, chats)
  await tracker.confirm()
  if (isOpen()) return { opened: true, how: 'already' }
  const ways: readonly Way[] = [
    {
      how: 'link',
      go: ({ phone }) => phone !== undefined && clickPhoneLink(phone, finder),
    },
    {
      how: 'row',
      go: async ({ name }) => name !== '' && !(await isNameShared(name, bridge)) && clickRow(name, finder),
    },
    { how: 'page', go: (chat) => callPage(chat, bridge) },
  ]
  for (const { how, go } of ways) {
    for (const chat of chats) {
      if (!(await go(chat))) continue
      if (await waitUntil(tracker.sighting, isOpen, OPEN_WITHIN_MS, clock)) return { opened: true, how }
    }
  }
  const named = chats.find(({ name }) => name !== '')
  return { opened: false, how: named && fillSearch(named.name, finder) ? 'search' : 'none' }
}
