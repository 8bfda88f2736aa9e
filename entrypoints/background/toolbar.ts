import { browser } from '@/utils/browser'
import { openWorkspace } from './own-pages'
import { originOf, WHATSAPP_ORIGIN } from './sender'
import { tellTab } from './tabs'

type Tab = { id?: number | undefined; url?: string | undefined }

/** The button or the key was pressed: toggles the sidebar of a WhatsApp tab, and opens the popup elsewhere. */
export async function toggleSidebar(given: Tab | undefined): Promise<void> {
  const tab = given ?? (await activeTab())
  if (tab?.id === undefined || originOf(tab.url) !== WHATSAPP_ORIGIN) return openPopup()
  const { isHeard } = await tellTab(tab.id, { chatside: 1, type: 'toggle-sidebar' })
  // Nobody is there in a tab that was open before the extension was: the welcome page offers to reload it.
  if (!isHeard) await openWorkspace('#/welcome')
}

async function activeTab(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab
}

/** A browser that does not let an extension open its popup gets the workspace instead. */
async function openPopup(): Promise<void> {
  if (typeof browser.action.openPopup !== 'function') return openWorkspace('')
  try {
    await browser.action.openPopup()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    await openWorkspace('')
  }
}
