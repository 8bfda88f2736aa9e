import * as z from 'zod/mini'
import { openChatAnswerSchema } from '@/storage/protocol/tab'
import { chatsOfContact } from '@/storage/repositories/chats-of-contact'
import { id } from '@/storage/schema/fields'
import { sessionValue } from '@/storage/session'
import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'
import { connectedTabs, tellTab, whatsAppTabs } from './tabs'
import { WHATSAPP_ORIGIN } from './sender'

/** A chat to be opened as soon as the tab's content script can; kept outside the worker, which may die meanwhile. */
const pendingSchema = z.nullable(z.object({ tabId: z.int(), contactId: id, at: z.int() }))
const pending = sessionValue('pendingOpen', pendingSchema, null)
const PENDING_TTL_MS = 120_000

/**
 * Brings WhatsApp to the front, or opens it, and the contact's chat when one is given.
 * @returns 'chat' when the chat is open (or will be once the new tab has loaded), 'app' when only WhatsApp is.
 */
export async function openWhatsApp(contactId: string | undefined): Promise<'chat' | 'app'> {
  const tabId = await focusWhatsApp()
  if (tabId === undefined) {
    const created = await browser.tabs.create({ url: `${WHATSAPP_ORIGIN}/` })
    if (contactId === undefined || created.id === undefined) return 'app'
    await keepPending(created.id, contactId)
    return 'chat'
  }
  if (contactId === undefined) return 'app'
  return (await openIn(tabId, contactId)) ? 'chat' : 'app'
}

/** A content script is ready: opens the chat that waits for its tab. */
export async function openPending(tabId: number): Promise<void> {
  const waiting = await pending.get()
  if (waiting === null || waiting.tabId !== tabId) return
  const isOver = now() - waiting.at > PENDING_TTL_MS
  if (isOver || (await openIn(tabId, waiting.contactId))) await pending.update(() => null)
}

async function keepPending(tabId: number, contactId: string): Promise<void> {
  await pending.update(() => ({ tabId, contactId, at: now() }))
}

async function openIn(tabId: number, contactId: string): Promise<boolean> {
  const chats = await chatsOfContact(contactId)
  if (chats.length === 0) return false
  const { answer } = await tellTab(tabId, { chatside: 1, type: 'open-chat', chats })
  const parsed = z.safeParse(openChatAnswerSchema, answer)
  return parsed.success && parsed.data.opened
}

/** @returns the tab brought to the front, one that answers if there is one; undefined when WhatsApp is not open. */
async function focusWhatsApp(): Promise<number | undefined> {
  const tabs = await whatsAppTabs()
  const connected = new Set(await connectedTabs())
  const tab = tabs.find(({ id }) => connected.has(id)) ?? tabs[0]
  if (tab === undefined) return undefined
  await browser.tabs.update(tab.id, { active: true })
  await browser.windows.update(tab.windowId, { focused: true })
  return tab.id
}
