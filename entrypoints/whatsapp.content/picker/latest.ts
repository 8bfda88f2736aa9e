import type { Cancel, Clock } from '../base/clock'

const DEBOUNCE_MS = 60

/** A question that is asked again and again: once nobody asked anew for a moment, and only the newest answer counts. */
export class Latest {
  readonly #clock: Clock
  #cancel: Cancel | undefined
  #turn = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  soon<T>(ask: () => Promise<T>, onAnswer: (answer: T) => void, onError: (error: unknown) => void): void {
    this.cancel()
    const turn = this.#turn
    const ifNewest =
      <V>(tell: (value: V) => void) =>
      (value: V) => {
        if (turn === this.#turn) tell(value)
      }
    this.#cancel = this.#clock.after(
      DEBOUNCE_MS,
      () => void ask().then(ifNewest(onAnswer), ifNewest(onError)),
    )
  }

  cancel(): void {
    this.#turn += 1
    this.#cancel?.()
  }
}
