import { browser } from '@/utils/browser'

const WORKSPACE = '/workspace.html'

/** Shows the workspace at `hash`: the one that is open, else a new tab. */
export async function openWorkspace(hash: string): Promise<void> {
  const page = new URL(WORKSPACE, browser.runtime.getURL('/')).href
  const url = page + (hash === '' || hash.startsWith('#') ? hash : `#${hash}`)
  const open = (await browser.tabs.query({})).find((tab) => tab.url?.split('#')[0] === page)
  if (open?.id === undefined) {
    await browser.tabs.create({ url })
    return
  }
  await browser.tabs.update(open.id, { url, active: true })
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true })
}
