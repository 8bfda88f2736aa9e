import type { UiCommands } from '@/storage/protocol/ui'
import { noteUse } from '@/storage/texts/unlocked'
import { browser } from '@/utils/browser'
import type { HandlersOf } from '../handler'
import { openWhatsApp } from '../open-chat'
import { openWorkspace } from '../own-pages'
import { lookAtTeam } from '../own-team'
import { pairFrame } from '../pairing'
import { run } from '../run'
import { embeddedSidebar } from '../sender'
import { connectedTabs, whatsAppTabs } from '../tabs'

type Name =
  | 'ui.pair'
  | 'ui.ping'
  | 'ui.awake'
  | 'whatsapp.open'
  | 'whatsapp.reload'
  | 'whatsapp.tabs'
  | 'workspace.open'

export const whatsAppHandlers: HandlersOf<UiCommands, Name> = {
  'ui.pair': async ({ nonce }, sender) => {
    const frame = embeddedSidebar(sender)
    // One of our own pages at the top of a tab needs no pairing.
    return { paired: frame === undefined || (await pairFrame(nonce, frame)) }
  },
  'ui.ping': () => noteUse(),
  // To be asked is all that it takes to stay awake.
  'ui.awake': async () => run('team', lookAtTeam()),
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
