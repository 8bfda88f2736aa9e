import { onCommitted } from '@/storage/write/announce'
import { browser } from '@/utils/browser'
import { hasGoneBack } from './clock-watch'
import { answer } from './router'
import { run } from './run'

type Duties = typeof import('./duties')

/** Whoever woke the worker is to have an answer first. */
const CATCH_UP_AFTER_MS = 300

/** Registers every listener at once, before anything is waited for: the browser wakes the worker for these alone. */
export function registerListeners(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (hasGoneBack()) runDuty('clock', (duties) => duties.lookAnew())
    const answered = answer(message, sender)
    if (answered === undefined) return undefined
    // Not every browser takes a promise for an answer, but each keeps the line open for a listener that returns true.
    run('answer', answered.then(respond))
    return true
  })
  registerStarts()
  registerClicks()
  browser.tabs.onRemoved.addListener((tabId) =>
    runDuty('tabs.onRemoved', (duties) => duties.forgetTab(tabId)),
  )
  onCommitted((changes) => runDuty('changed', (duties) => duties.onChanges(changes)))
}

function registerStarts(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') runDuty('welcome', (duties) => duties.openWorkspace('#/welcome'))
  })
  // A browser that has just started wakes the worker for this alone.
  browser.runtime.onStartup.addListener(() => undefined)
  browser.alarms.onAlarm.addListener(() => runDuty('alarm', (duties) => duties.onAlarm()))
  setTimeout(() => runDuty('catch up', (duties) => duties.catchUp()), CATCH_UP_AFTER_MS)
}

function registerClicks(): void {
  browser.notifications.onClicked.addListener((noticeId) =>
    runDuty('notification', (duties) => duties.openNotice(noticeId)),
  )
  // Firefox has no buttons on notifications.
  browser.notifications.onButtonClicked?.addListener((noticeId, button) =>
    runDuty('notification', (duties) => duties.pressNoticeButton(noticeId, button)),
  )
  browser.action.onClicked.addListener((tab) => runDuty('toolbar', (duties) => duties.toggleSidebar(tab)))
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-sidebar') runDuty('toolbar', (duties) => duties.toggleSidebar(tab))
  })
}

/** Loads what the worker does by itself, and has it do some of it. */
function runDuty(where: string, work: (duties: Duties) => Promise<unknown> | void): void {
  run(where, (async () => work(await import('./duties')))())
}
