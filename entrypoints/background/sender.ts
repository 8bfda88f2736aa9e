import { browser } from '@/utils/browser'

/** What the browser says about who sent a message. Only Chrome and newer Firefox name documents. */
export type Sender = {
  id?: string | undefined
  url?: string | undefined
  origin?: string | undefined
  frameId?: number | undefined
  documentId?: string | undefined
  tab?: { id?: number | undefined } | undefined
}

export const WHATSAPP_ORIGIN = 'https://web.whatsapp.com'
const POPUP_PAGE = '/popup.html'
const SIDEBAR_PAGE = '/sidebar.html'
const WORKSPACE_PAGE = '/workspace.html'
const OWN_PAGES: readonly string[] = [POPUP_PAGE, SIDEBAR_PAGE, WORKSPACE_PAGE]

/** Where an embedded sidebar runs. */
export type Frame = { tabId: number; frameId: number; documentId?: string | undefined }

/** @returns whether the sender is our content script in the top frame of a WhatsApp tab. */
export function isWhatsAppPage(sender: Sender): boolean {
  return (
    isOurs(sender) && isFrom(sender, WHATSAPP_ORIGIN) && sender.tab?.id !== undefined && sender.frameId === 0
  )
}

/**
 * @returns whether the sender is one of our own pages at the top of a tab, or the popup. The popup has no tab; it cannot
 * be embedded by a web page, since it is not web-accessible.
 */
export function isOwnTopPage(sender: Sender): boolean {
  const page = ownPage(sender)
  if (page === undefined) return false
  return sender.tab === undefined ? page === POPUP_PAGE : isTopFrame(sender) && OWN_PAGES.includes(page)
}

/** @returns whether the sender is the workspace at the top of a tab. */
export function isWorkspace(sender: Sender): boolean {
  return ownPage(sender) === WORKSPACE_PAGE && isTopFrame(sender)
}

/** @returns where the sidebar runs inside another page; undefined when the sender is no embedded sidebar. */
export function embeddedSidebar(sender: Sender): Frame | undefined {
  const tabId = sender.tab?.id
  if (ownPage(sender) !== SIDEBAR_PAGE || tabId === undefined) return undefined
  if (sender.frameId === undefined || sender.frameId === 0) return undefined
  return { tabId, frameId: sender.frameId, documentId: sender.documentId }
}

/** @returns the origin of an address; comparing whole addresses would trust `https://web.whatsapp.com.evil.example`. */
export function originOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, host } = new URL(url)
  // `URL.origin` is 'null' for extension addresses in some engines.
  return `${protocol}//${host}`
}

function ownPage(sender: Sender): string | undefined {
  const own = originOf(browser.runtime.getURL('/'))
  if (own === undefined || !isOurs(sender) || !isFrom(sender, own)) return undefined
  return sender.url === undefined ? undefined : new URL(sender.url).pathname
}

function isOurs(sender: Sender): boolean {
  return sender.id !== undefined && sender.id === browser.runtime.id
}

function isFrom(sender: Sender, origin: string): boolean {
  return originOf(sender.url) === origin && (sender.origin === undefined || sender.origin === origin)
}

function isTopFrame(sender: Sender): boolean {
  return sender.tab?.id !== undefined && sender.frameId === 0
}
