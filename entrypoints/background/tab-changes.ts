import { touches } from '@/storage/changes'
import type { Changes, ChangeSource } from '@/storage/protocol/command'
import { connectedTabs, tellTab } from './tabs'

/**
 * What a content script shows, and `aliases`: when a chat gets its card, what was seen of it before is said again. The
 * channel of our own pages does not reach it.
 */
const SHOWN_IN_PAGE: readonly ChangeSource[] = [
  'replies',
  'settings',
  'aliases',
  'contacts',
  'tags',
  'followUps',
]

/** Tells the content scripts that something they show has changed. */
export async function tellTabsOfChanges(changes: Changes): Promise<void> {
  const sources = SHOWN_IN_PAGE.filter((source) => touches(changes, [source]))
  // With its settings a page is told what rules for suggestions need, and looks anew at what they propose.
  if (touches(changes, ['suggestionRules']) && !sources.includes('settings')) sources.push('settings')
  if (sources.length === 0) return
  const tabs = await connectedTabs()
  await Promise.all(tabs.map((tabId) => tellTab(tabId, { chatside: 1, type: 'changed', sources })))
}
