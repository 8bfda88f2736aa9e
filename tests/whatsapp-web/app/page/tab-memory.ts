import type { ChatRecord } from '../model/types'
import type { Store } from '../model/store'
import { tabStorage } from './tab-storage'

const KEY = 'practice-memory'

export interface TabMemory {
  /** The moment the conversations are told from: the tab's first load, so that times survive a reload. */
  baseMs: number
  loads: number
  /** Chats that changed in earlier loads of this address. */
  chats: ChatRecord[]
}

/** What the tab remembers of this address, as the real page keeps its messages over a reload. */
export function recallTab(search: string, nowMs: number): TabMemory {
  const json = tabStorage.getItem(KEY)
  const stored = json === null ? undefined : (JSON.parse(json) as TabMemory & { search: string })
  if (stored === undefined || stored.search !== search) return { baseMs: nowMs, loads: 0, chats: [] }
  return { baseMs: stored.baseMs, loads: stored.loads + 1, chats: stored.chats }
}

/** Puts remembered chats in the place of the seeded ones. */
export function restoreChats(store: Store, remembered: readonly ChatRecord[]): void {
  for (const chat of remembered) store.chats[chat.key] = { ...chat, typing: false }
}

/** Saves changed chats when the page goes; the function returned stops that. */
export function rememberChanges(store: Store, memory: TabMemory, search: string): () => void {
  const changed = new Set(memory.chats.map((chat) => chat.key))
  let stops = false
  store.listen((change) => {
    if ('chat' in change) changed.add(change.chat.key)
  })
  window.addEventListener('pagehide', () => {
    if (stops) return
    const chats = store.chats.filter((chat) => changed.has(chat.key) || chat.draft !== '')
    tabStorage.setItem(KEY, JSON.stringify({ ...memory, search, chats }))
  })
  return () => {
    stops = true
    tabStorage.removeItem(KEY)
  }
}
