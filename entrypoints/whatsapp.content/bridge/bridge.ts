import type { Ask, Wired } from '@/entrypoints/whatsapp-page/wire'
import type { Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import { isFields, isInt } from '../base/parse'
import { forPage } from './for-page'

const ANSWER_WITHIN_MS = 1_000

/** Questions to our script in the page's world. Everything that comes back is the page's word: parse it. */
export class Bridge {
  readonly #clock: Clock
  readonly #faults: Faults
  readonly #waiting = new Map<number, (answer: unknown) => void>()
  #port: MessagePort | undefined
  #lastCall = 0

  constructor(clock: Clock, faults: Faults) {
    this.#clock = clock
    this.#faults = faults
  }

  connect(port: MessagePort): void {
    this.#port = port
    port.addEventListener('message', (event) => this.#receive(event.data))
    port.start()
  }

  get isConnected(): boolean {
    return this.#port !== undefined
  }

  /** @returns the answer, not yet parsed, or undefined when there is none (in time). */
  ask(ask: Ask, files?: readonly File[]): Promise<unknown> {
    const port = this.#port
    if (!port) return Promise.resolve(undefined)
    const call = (this.#lastCall += 1)
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ANSWER_WITHIN_MS, () => {
        this.#waiting.delete(call)
        this.#faults.count('bridge:silent')
        resolve(undefined)
      })
      this.#waiting.set(call, (answer) => {
        cancel()
        resolve(answer)
      })
      const wired: Wired<Ask> = { ...ask, call }
      const text = JSON.stringify(wired)
      port.postMessage(files ? forPage([text, files]) : text)
    })
  }

  #receive(data: unknown): void {
    const answer = this.#faults.guard('bridge', () =>
      typeof data === 'string' ? JSON.parse(data) : undefined,
    )
    if (!isFields(answer) || !isInt(answer['call'])) return
    const settle = this.#waiting.get(answer['call'])
    this.#waiting.delete(answer['call'])
    if ('fault' in answer) this.#faults.count('bridge:fault')
    settle?.(answer['ok'])
  }
}
