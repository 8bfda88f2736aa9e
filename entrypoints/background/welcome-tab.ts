import { announce } from '@/storage/write/announce'
import { browser } from '@/utils/browser'
import { openPending } from './open-chat'
import { unpairTab } from './pairing'
import { run } from './run'
import { connectTab } from './tabs'

/** A content script has said hello: its tab's button toggles the sidebar, and a chat that waits for the tab is opened. */
export async function welcomeTab(tabId: number, documentId: string | undefined): Promise<void> {
  const isOtherDocument = await connectTab(tabId, documentId)
  // The sidebar of the document before is gone; whoever claims its place must be paired anew.
  if (isOtherDocument) await unpairTab(tabId)
  announce({ health: 'all' })
  await browser.action.setPopup({ tabId, popup: '' })
  // Not waited for: the content script can only open a chat once this answer has reached it.
  run('open-chat', openPending(tabId))
}
