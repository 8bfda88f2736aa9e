import { touches } from '@/storage/changes'
import { onCommitted } from '@/storage/write/announce'
import { shieldSession } from '@/storage/texts/unlocked'
import { setRuleWords } from '@/storage/write/rule-words'
import { browser } from '@/utils/browser'
import { startSweep } from './alarms'
import { hasGoneBack } from './clock-watch'
import { dropReport } from './health'
import { openNotice, pressNoticeButton } from './notification-clicks'
import { openWorkspace } from './own-pages'
import { unpairTab } from './pairing'
import { withdrawStale } from './notifications'
import { keeper } from './own-keeper'
import { reminders } from './own-reminders'
import { sendToTeam, tickTeam } from './own-team'
import { tickTexts } from './own-texts'
import type { Reminders } from './reminders'
import { answer } from './router'
import { sweep } from './sweep'
import { disconnectTab } from './tabs'
import { tellTabsOfChanges } from './tab-changes'
import { toggleSidebar } from './toolbar'
import { ownRuleWords } from './rule-words'
import { run } from './run'

/** What was begun before is finished, once whoever woke the worker has got an answer. */
const CATCH_UP_AFTER_MS = 300

/** Registers every listener at once, before anything is waited for: the browser wakes the worker for these alone. */
export function registerListeners(): void {
  setRuleWords(ownRuleWords)
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (hasGoneBack()) run('clock', sweep(reminders))
    const answered = answer(message, sender)
    if (answered === undefined) return undefined
    // Not every browser takes a promise for an answer, but each keeps the line open for a listener that returns true.
    run('answer', answered.then(respond))
    return true
  })
  registerStarts(reminders)
  registerClicks()
  browser.tabs.onRemoved.addListener((tabId) => run('tabs.onRemoved', forgetTab(tabId)))
  onCommitted((changes) => {
    run('changed', tellTabsOfChanges(changes))
    run('team', sendToTeam(changes))
    if (touches(changes, ['followUps'])) run('withdraw', withdrawStale(changes.followUps))
    if (touches(changes, ['followUps', 'settings'])) run('reminders', reminders.tick())
    if (touches(changes, ['tagRules', 'tags', 'settings'])) run('knowledge', keeper.tick())
  })
}

/** Whatever wakes the worker, alarms may have been cleared, and what was begun must be finished. */
function registerStarts(reminders: Reminders): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') run('welcome', openWorkspace('#/welcome'))
  })
  // A browser that has just started wakes the worker for this alone.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.alarms.onAlarm.addListener(() => {
    run('sweep', sweep(reminders))
    run('knowledge', keeper.tick())
    run('texts', tickTexts())
    run('team', tickTeam())
  })
  run('alarms', startSweep())
  run('session', shieldSession())
  setTimeout(() => {
    run('sweep', sweep(reminders))
    run('texts', tickTexts())
    run('team', tickTeam())
  }, CATCH_UP_AFTER_MS)
}

function registerClicks(): void {
  browser.notifications.onClicked.addListener((noticeId) => run('notification', openNotice(noticeId)))
  // Firefox has no buttons on notifications.
  browser.notifications.onButtonClicked?.addListener((noticeId, button) =>
    run('notification', pressNoticeButton(noticeId, button)),
  )
  browser.action.onClicked.addListener((tab) => run('toolbar', toggleSidebar(tab)))
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-sidebar') run('toolbar', toggleSidebar(tab))
  })
}

async function forgetTab(tabId: number): Promise<void> {
  await unpairTab(tabId)
  await disconnectTab(tabId)
  await dropReport(tabId)
}
