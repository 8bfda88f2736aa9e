import { FILE_MODES, LAYOUTS, LOCALES, ROW_MODES } from '../api'
import type { FileMode, Layout, LocaleName, RowMode } from '../api'
import { STAMP_STYLES } from './locale/stamps'
import type { StampStyle } from './locale/stamps'
import { createRandom } from './random'

export interface Options {
  layout: Layout
  legacy: boolean
  locale: LocaleName
  /** Language of data-pre-plain-text, when a test wants another than the page's. */
  stamp: StampStyle
  theme: 'light' | 'dark'
  business: boolean
  /** Broken modules are there, and each of their functions throws. */
  modules: 'working' | 'missing' | 'broken'
  fiber: boolean
  /** Another extension puts text of its own into the bubbles. */
  intruder: boolean
  files: FileMode
  /** Rows keep to their chats, or are used again for whatever comes into sight. */
  rows: RowMode
  /** So many of the chats that no test names are in the archive. */
  archived: number
  chatCount: number
  /** Number of messages in the long chat. */
  longChat: number
  open: string | undefined
  sendTo: { phone: string; text: string } | undefined
  account: string
  /** The account's own private id; another for each account. */
  ownLid: string
  seed: number
  nowMs: number | undefined
  /** How long the splash screen stays. */
  bootDelayMs: number
}

export function readOptions(location: Location): Options {
  const params = new URLSearchParams(location.search)
  const layout = oneOf(LAYOUTS, params.get('layout'))
  const locale = oneOf(LOCALES, params.get('locale'))
  const phone = params.get('phone')
  const account = params.get('account') ?? '447700900142'
  return {
    layout,
    legacy: layout.startsWith('legacy'),
    locale,
    stamp: oneOf(STAMP_STYLES, params.get('stamp') ?? locale),
    theme: params.get('theme') === 'dark' ? 'dark' : 'light',
    business: params.get('business') === '1',
    modules: modulesOf(params.get('modules')),
    fiber: params.get('fiber') !== '0',
    intruder: params.get('intruder') === '1',
    files: oneOf(FILE_MODES, params.get('files')),
    rows: oneOf(ROW_MODES, params.get('rows')),
    archived: numberOr(params.get('archived'), 0),
    chatCount: numberOr(params.get('chats'), 500),
    longChat: numberOr(params.get('messages'), 2_400),
    open: params.get('open') ?? undefined,
    sendTo:
      location.pathname === '/send' && phone !== null ? { phone, text: params.get('text') ?? '' } : undefined,
    account,
    ownLid: createRandom(Number(account.slice(-9)))
      .digits(14)
      .replace(/^0/, '5'),
    seed: numberOr(params.get('seed'), 1),
    nowMs: params.has('now') ? numberOr(params.get('now'), 0) : undefined,
    bootDelayMs: numberOr(params.get('boot'), 0),
  }
}

function modulesOf(value: string | null): Options['modules'] {
  if (value === 'broken') return 'broken'
  return value === '0' ? 'missing' : 'working'
}

function oneOf<T extends string>(known: readonly [T, ...T[]], value: string | null): T {
  return known.find((each) => each === value) ?? known[0]
}

function numberOr(value: string | null, fallback: number): number {
  const number = Number(value)
  return value !== null && Number.isFinite(number) ? number : fallback
}
