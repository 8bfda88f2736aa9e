import type { FileMode, Layout, LocaleName, RowMode } from './api'

export const PRACTICE_ORIGIN = 'https://web.whatsapp.com'

/** The variants of the practice page. Whatever is left out has the page's default. */
export interface PracticeParams {
  layout?: Layout
  locale?: LocaleName
  /** Language of data-pre-plain-text, also zh-tw, id, nl and ko; else the page's. */
  stamp?: string
  theme?: 'light' | 'dark'
  business?: boolean
  modules?: boolean | 'broken'
  fiber?: boolean
  /** Another extension's text stands in each bubble. */
  intruder?: boolean
  chats?: number
  /** Number of messages in the chat `longChat`. */
  messages?: number
  /** Id or known name of the chat open at the start. */
  open?: string
  /** Digits of the account's own phone. */
  account?: string
  seed?: number
  /** Epoch milliseconds at which the page's clock stands still; else it is the real one. */
  now?: number
  /** What becomes of pasted files; by default they are taken. */
  files?: FileMode
  /** Whether the list uses its rows again for other chats; by default each chat keeps its own. */
  rows?: RowMode
  /** Number of chats in the archive, which is a list of its own. */
  archived?: number
  /** Milliseconds the splash screen stays. */
  boot?: number
  coep?: 'require-corp' | 'credentialless'
}

export function practiceUrl(params: PracticeParams = {}): string {
  const url = new URL('/', PRACTICE_ORIGIN)
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue
    url.searchParams.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
  }
  return url.href
}
