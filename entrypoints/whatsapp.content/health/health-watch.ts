import type { askPage } from '@/storage/client'
import type { Capability, Health, HealthReport } from '@/storage/schema/health'
import type { Cancel, Clock } from '../base/clock'
import { Emitter } from '../base/emitter'
import type { Faults } from '../base/faults'
import { readPageFacts } from '../page/page-facts'
import { assess } from './assess'
import { gatherEvidence, type Observed } from './gather'

type Parts = Observed & {
  ask: typeof askPage
  clock: Clock
  faults: Faults
  signal: AbortSignal
  /** Told of what has been lost for a while, and of what came back. */
  onLost: (lost: readonly Capability[]) => void
}

const LOOK_EVERY_MS = 2_000
/** Less than this may be a page that is still drawing. */
const LOST_AFTER_MS = 5_000
const CAPABILITIES: readonly Capability[] = ['identity', 'messages', 'composer', 'list']

const START = { state: 'idle', via: 'starting' } as const
const STARTING = { identity: START, messages: START, composer: START, list: START }

/** Watches how well the adapter does, tells the background of changes, and the person of a loss that lasts. */
export class HealthWatch {
  readonly health: Emitter<Health>
  readonly #parts: Parts
  readonly #lostSince = new Map<Capability, number>()
  #told = ''
  #cancel: Cancel | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.health = new Emitter<Health>({ ...STARTING, at: parts.clock.now() })
  }

  /** To be called after changes; looks at most every two seconds. */
  touch(): void {
    const { clock, faults } = this.#parts
    this.#cancel ??= clock.after(LOOK_EVERY_MS, () => {
      this.#cancel = undefined
      faults.guard('health', () => this.look())
    })
  }

  look(): void {
    const { clock, signal, onLost } = this.#parts
    if (signal.aborted) return
    const now = clock.now()
    const state = assess(gatherEvidence(this.#parts))
    for (const capability of CAPABILITIES) {
      if (state[capability].state !== 'lost') this.#lostSince.delete(capability)
      else if (!this.#lostSince.has(capability)) this.#lostSince.set(capability, now)
    }
    if (this.#lostSince.size > 0) this.touch()
    const lost = CAPABILITIES.filter((one) => now - (this.#lostSince.get(one) ?? now) >= LOST_AFTER_MS)
    this.#publish(state, lost, now)
    onLost(lost)
    this.#report()
  }

  /** What was lost a moment ago may be a page that is still drawing: until it lasts, the state before holds. */
  #publish(state: Omit<Health, 'at'>, lost: readonly Capability[], at: number): void {
    const next = { ...state, at }
    for (const capability of this.#lostSince.keys()) {
      if (!lost.includes(capability)) next[capability] = this.health.value[capability]
    }
    if (JSON.stringify({ ...this.health.value, at }) !== JSON.stringify(next)) this.health.set(next)
  }

  /** Structure only: selectors by generation, faults by code. */
  report(): HealthReport {
    const { finder, faults } = this.#parts
    const { lang, direction, isBusiness, theme } = readPageFacts()
    return {
      ...this.health.value,
      selectors: finder.used(),
      faults: faults.counts(),
      page: { lang, dir: direction, business: isBusiness, theme },
    }
  }

  #report(): void {
    const { ask, faults } = this.#parts
    const report = this.report()
    const told = JSON.stringify(report)
    if (told === this.#told) return
    this.#told = told
    faults.watch('health', ask('page.health', { report }))
  }
}
