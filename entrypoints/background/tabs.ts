import * as z from 'zod/mini'
import type { ToTab } from '@/storage/protocol/tab'
import { sessionValue } from '@/storage/session'
import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'
import { WHATSAPP_ORIGIN } from './sender'

/** Tabs whose content script has said hello; `documentId` tells a reload from a second hello. */
const connectedSchema = z.record(z.string(), z.object({ at: z.int(), documentId: z.optional(z.string()) }))
const connected = sessionValue('connectedTabs', connectedSchema, {})

export type WhatsAppTab = { id: number; windowId: number; isActive: boolean; lastAccessed: number }

/** @returns the open WhatsApp tabs, the one used last first. */
export async function whatsAppTabs(): Promise<WhatsAppTab[]> {
  const tabs = await browser.tabs.query({ url: `${WHATSAPP_ORIGIN}/*` })
  return tabs
    .flatMap(({ id, windowId, active, lastAccessed }) =>
      id === undefined ? [] : [{ id, windowId, isActive: active, lastAccessed: lastAccessed ?? 0 }],
    )
    .sort((a, b) => b.lastAccessed - a.lastAccessed || Number(b.isActive) - Number(a.isActive))
}

/**
 * Sends a message to the content script of a tab.
 * @returns its answer; `isHeard` is false when none is there, as in a tab that was open before the extension.
 */
export async function tellTab(
  tabId: number,
  message: ToTab,
): Promise<{ isHeard: boolean; answer?: unknown }> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, message, { frameId: 0 })
    return { isHeard: true, answer }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // Who hears a message and has nothing to say to it is no failure.
    if (/message port closed/i.test(error.message)) return { isHeard: true }
    if (/receiving end|no listeners|no tab|invalid tab/i.test(error.message)) return { isHeard: false }
    throw error
  }
}

/** A content script said hello. @returns whether the tab shows another document than before. */
export async function connectTab(tabId: number, documentId: string | undefined): Promise<boolean> {
  const before = (await connected.get())[tabId]
  await connected.update((tabs) => ({
    ...tabs,
    [tabId]: { at: now(), ...(documentId !== undefined && { documentId }) },
  }))
  return before !== undefined && before.documentId !== documentId
}

/** The tab was closed or shows another site. */
export async function disconnectTab(tabId: number): Promise<void> {
  await connected.update((tabs) =>
    Object.fromEntries(Object.entries(tabs).filter(([id]) => id !== String(tabId))),
  )
}

/** @returns the ids of the tabs whose content script has said hello. */
export async function connectedTabs(): Promise<number[]> {
  return Object.keys(await connected.get()).map(Number)
}
