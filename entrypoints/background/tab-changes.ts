import * as z from 'zod/mini'
import { touches } from '@/storage/changes'
import type { Changes, ChangeSource } from '@/storage/protocol/command'
import { sessionValue } from '@/storage/session'
import { answersInTeam } from '@/storage/sync/answers-in-team'
import { run } from './run'
import { connectedTabs, tellTab } from './tabs'

/**
 * What a content script shows, and `aliases`: when a chat gets its card, what was seen of it before is said again. The
 * channel of our own pages does not reach it.
 */
const SHOWN_IN_PAGE: readonly ChangeSource[] = ['replies', 'settings', 'aliases']
/** What its marks on chats are made of: with each message that is seen a contact changes, so it is told of these rarely. */
const MARKED_IN_PAGE: readonly ChangeSource[] = ['contacts', 'followUps', 'tags']
const MARKS_EVERY_MS = 1_000
const toldOfTeam = sessionValue('toldOfTeam', z.boolean(), false)

let waiting = new Set<ChangeSource>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Tells the content scripts that something they show has changed. */
export async function tellTabsOfChanges(changes: Changes): Promise<void> {
  const sources = SHOWN_IN_PAGE.filter((source) => touches(changes, [source]))
  // With its settings a page is told what rules for suggestions need, and looks anew at what they propose.
  if (touches(changes, ['suggestionRules']) && !sources.includes('settings')) sources.push('settings')
  // The same greeting says whether there is a team; that something of it has changed is announced all the time.
  if (touches(changes, ['team']) && (await isTeamNews()) && !sources.includes('settings'))
    sources.push('settings')
  for (const source of MARKED_IN_PAGE) if (touches(changes, [source])) waiting.add(source)
  if (waiting.size > 0) timer ??= setTimeout(() => run('marks', tellOfMarks()), MARKS_EVERY_MS)
  if (sources.length > 0) await tell(sources)
}

async function isTeamNews(): Promise<boolean> {
  const hasTeam = (await answersInTeam()) !== undefined
  if (hasTeam === (await toldOfTeam.get())) return false
  await toldOfTeam.update(() => hasTeam)
  return true
}

async function tellOfMarks(): Promise<void> {
  const sources = [...waiting]
  waiting = new Set()
  timer = undefined
  await tell(sources)
}

async function tell(sources: ChangeSource[]): Promise<void> {
  const tabs = await connectedTabs()
  await Promise.all(tabs.map((tabId) => tellTab(tabId, { chatside: 1, type: 'changed', sources })))
}
