import type { ChromiumDesk } from './chromium-desk'
import './chrome-api'

// No driver can press a key of the browser itself or its toolbar: the extension's own listeners are called instead.

/** Does what Alt+Shift+S does in the WhatsApp tab. */
export async function pressShortcut(desk: ChromiumDesk): Promise<void> {
  const worker = await desk.worker()
  await worker.evaluate(
    async (url) => {
      const [tab] = await chrome.tabs.query({ url })
      if (tab !== undefined) chrome.commands.onCommand.dispatch('toggle-sidebar', tab)
    },
    `${new URL(desk.page.url()).origin}/*`,
  )
}

/** Does what a click on the toolbar button does in the WhatsApp tab. */
export async function pressToolbarButton(desk: ChromiumDesk): Promise<void> {
  const worker = await desk.worker()
  await worker.evaluate(
    async (url) => {
      const [tab] = await chrome.tabs.query({ url })
      if (tab !== undefined) chrome.action.onClicked.dispatch(tab)
    },
    `${new URL(desk.page.url()).origin}/*`,
  )
}

/** The popup that the toolbar button opens in the tab at that address; '' when a click goes to the extension. */
export async function popupOf(desk: ChromiumDesk, url: string): Promise<string> {
  const worker = await desk.worker()
  return worker.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === address)
    return tab?.id === undefined ? 'no such tab' : chrome.action.getPopup({ tabId: tab.id })
  }, url)
}
