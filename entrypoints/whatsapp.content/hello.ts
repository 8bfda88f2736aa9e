import type { askPage } from '@/storage/client'
import type { Hello } from '@/storage/protocol/page'
import type { Clock } from './base/clock'
import { Emitter } from './base/emitter'
import type { Faults } from './base/faults'

const RETRY_MS = [500, 2_000, 8_000, 30_000] as const

const DEFAULTS: Hello = {
  language: 'en',
  direction: 'ltr',
  strings: {},
  styles: '',
  settings: {
    trigger: '/',
    pickerShortcut: true,
    sidebar: 'rail',
    sidebarWidth: 340,
    theme: 'auto',
    marks: false,
  },
  acks: {},
  keepsTexts: false,
  suggests: 'nothing',
}

/** What the background told us at its last answer; until the first one nothing of ours is to be seen. */
export class Greeting {
  readonly hello = new Emitter<Hello>(DEFAULTS)
  readonly #ask: typeof askPage
  readonly #clock: Clock
  readonly #faults: Faults
  #isAsking = false
  /** What is on its way was read before something changed. */
  #isStale = false

  constructor(ask: typeof askPage, clock: Clock, faults: Faults) {
    this.#ask = ask
    this.#clock = clock
    this.#faults = faults
  }

  /** Asks until there is an answer, ever less often; asked for anew meanwhile, it asks once more. */
  greet(failures = 0): void {
    this.#isStale = this.#isAsking
    if (this.#isAsking) return
    this.#isAsking = true
    this.#ask('page.hello', {})
      .then((hello) => this.hello.set(hello))
      .catch((error: unknown) => {
        this.#faults.report('hello', error)
        const delayMs = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0
        this.#clock.after(delayMs, () => this.greet(failures + 1))
      })
      .finally(() => {
        this.#isAsking = false
        if (this.#isStale) this.greet()
      })
  }
}
