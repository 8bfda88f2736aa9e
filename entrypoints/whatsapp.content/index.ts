import { defineContentScript } from 'wxt/utils/define-content-script'
import { askPage } from '@/storage/client'
import { browser } from '@/utils/browser'
import { systemClock } from './base/clock'
import { Faults } from './base/faults'
import { takePort } from './bridge/take-port'
import { Bridge } from './bridge/bridge'
import { KeyGuard } from './layer/key-guard'
import { listenToTab } from './listen-to-tab'
import './push.css'
import { startAdapter } from './start'

export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  runAt: 'document_start',
  // The message would reach the page's listeners and tell it the extension's id.
  noScriptStartedPostMessage: true,
  globalName: false,
  main() {
    const stop = new AbortController()
    const faults = new Faults(() => stop.abort())
    const bridge = new Bridge(systemClock, faults)
    // Both must come before the page's first script: the port is handed over once, and keys are ours to take first.
    takePort((port) => bridge.connect(port))
    const keys = new KeyGuard(faults, stop.signal)
    startAdapter({
      ask: askPage,
      clock: systemClock,
      faults,
      bridge,
      keys,
      signal: stop.signal,
      urlOf: (path) => browser.runtime.getURL(path),
      onTabMessage: (listener) => listenToTab(browser.runtime.onMessage, listener, faults),
    })
  },
})
