import { touches } from '@/storage/changes'
import type { Changes } from '@/storage/protocol/command'
import { shieldSession } from '@/storage/texts/unlocked'
import { setRuleWords } from '@/storage/write/rule-words'
import { startSweep } from './alarms'
import { dropReport } from './health'
import { withdrawStale } from './notifications'
import { keeper } from './own-keeper'
import { reminders } from './own-reminders'
import { sendToTeam, tickTeam } from './own-team'
import { tickTexts } from './own-texts'
import { unpairTab } from './pairing'
import { ownRuleWords } from './rule-words'
import { run } from './run'
import { sweep } from './sweep'
import { tellTabsOfChanges } from './tab-changes'
import { disconnectTab } from './tabs'

// What the worker does without being asked for it. As soon as this is there: whoever writes needs the words.
setRuleWords(ownRuleWords)

/** What was begun before is finished, once whoever woke the worker has got an answer. */
export function catchUp(): void {
  // Whatever wakes the worker, alarms may have been cleared.
  run('alarms', startSweep())
  run('session', shieldSession())
  run('sweep', sweep(reminders))
  run('texts', tickTexts())
  run('team', tickTeam())
}

/** Each minute, and at the time of the next follow-up. */
export function onAlarm(): void {
  lookAnew()
  run('knowledge', keeper.tick())
  run('texts', tickTexts())
  run('team', tickTeam())
}

/** Looks at what is due by the clock. */
export function lookAnew(): void {
  run('sweep', sweep(reminders))
}

/** Something was written. */
export function onChanges(changes: Changes): void {
  run('changed', tellTabsOfChanges(changes))
  run('team', sendToTeam(changes))
  if (touches(changes, ['followUps'])) run('withdraw', withdrawStale(changes.followUps))
  if (touches(changes, ['followUps', 'settings'])) run('reminders', reminders.tick())
  if (touches(changes, ['tagRules', 'tags', 'settings'])) run('knowledge', keeper.tick())
}

/** A tab was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await unpairTab(tabId)
  await disconnectTab(tabId)
  await dropReport(tabId)
}

// What clicks ask for: nobody waits for these at the start of a worker either.
export { openNotice, pressNoticeButton } from './notification-clicks'
export { openWorkspace } from './own-pages'
export { toggleSidebar } from './toolbar'
