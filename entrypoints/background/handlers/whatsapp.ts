import type { UiCommands } from '@/storage/protocol/ui'
import { browser } from '@/utils/browser'
import type { HandlersOf } from '../handler'
import { openWhatsApp } from '../open-chat'
import { openWorkspace } from '../own-pages'
import { connectedTabs, whatsAppTabs } from '../tabs'

type Name = 'whatsapp.open' | 'whatsapp.reload' | 'whatsapp.tabs' | 'workspace.open'

export const whatsAppHandlers: HandlersOf<UiCommands, Name> = {
  'whatsapp.open': async ({ contactId }) => ({ opened: await openWhatsApp(contactId) }),
  'whatsapp.reload': async () => {
    const tabs = await whatsAppTabs()
    await Promise.all(tabs.map(({ id }) => browser.tabs.reload(id)))
    return { reloaded: tabs.length }
  },
  'whatsapp.tabs': async () => {
    const open = await whatsAppTabs()
    const connected = new Set(await connectedTabs())
    return { open: open.length, connected: open.filter(({ id }) => connected.has(id)).length }
  },
  'workspace.open': ({ hash }) => openWorkspace(hash),
}
