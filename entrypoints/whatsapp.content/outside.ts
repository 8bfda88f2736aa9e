import type { askPage } from '@/storage/client'
import type { Clock } from './base/clock'
import type { Faults } from './base/faults'
import type { Bridge } from './bridge/bridge'
import type { KeyGuard } from './layer/key-guard'
import type { TabListener } from './listen-to-tab'

/** Everything the adapter needs from outside of the page; tests bring their own. */
export type Outside = {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  bridge: Bridge
  keys: KeyGuard
  /** Aborted once the extension is gone: everything ends, quietly. */
  signal: AbortSignal
  urlOf: (path: '/sidebar.html') => string
  onTabMessage: (listener: TabListener) => void
}
