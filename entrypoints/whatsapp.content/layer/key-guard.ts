import type { Faults } from '../base/faults'

const GUARDED = ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'paste', 'copy', 'cut'] as const

/** @returns whether the key was ours, so that the page must not see it. */
export type KeyHandler = (event: KeyboardEvent) => boolean
export type HostHandler = (event: Event) => void

/**
 * Keeps the page from seeing what is typed into our own layer, and lets us take keys before the page does. It must be
 * the first listener on `window`: the page would take an Enter typed anywhere for "send the draft".
 */
export class KeyGuard {
  readonly #hosts = new Map<EventTarget, HostHandler>()
  readonly #handlers: KeyHandler[] = []
  readonly #faults: Faults
  readonly #isReal: (event: Event) => boolean
  #swallowed: string | undefined

  /** `isReal` tells a person's key from one the page made up; tests have no other than made-up ones. */
  constructor(
    faults: Faults,
    signal: AbortSignal,
    isReal: (event: Event) => boolean = (event) => event.isTrusted,
  ) {
    this.#faults = faults
    this.#isReal = isReal
    for (const type of GUARDED) {
      window.addEventListener(type, (event) => this.#onEvent(event), { capture: true, signal })
    }
  }

  /** What happens inside `host` stays there; the handler is told, since nothing reaches the inside any more. */
  addHost(host: EventTarget, handler: HostHandler): void {
    this.#hosts.set(host, handler)
  }

  addKeys(handler: KeyHandler): void {
    this.#handlers.push(handler)
  }

  #onEvent(event: Event): void {
    const host = event.target ? this.#hosts.get(event.target) : undefined
    if (host) {
      event.stopImmediatePropagation()
      if (this.#isReal(event)) this.#faults.guard('keys', () => host(event))
      return
    }
    if (!(event instanceof KeyboardEvent) || !this.#isReal(event)) return
    if (event.type === 'keydown' ? this.#isOurs(event) : this.#isAfterOurs(event)) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }

  #isOurs(event: KeyboardEvent): boolean {
    this.#swallowed = undefined
    // While a word is being composed, Enter and the arrows belong to the input method.
    if (event.isComposing || event.keyCode === 229) return false
    const isOurs = this.#handlers.some((handler) => this.#faults.guard('keys', () => handler(event)) === true)
    if (isOurs) this.#swallowed = event.code
    return isOurs
  }

  #isAfterOurs(event: KeyboardEvent): boolean {
    const isOurs = event.code !== '' && event.code === this.#swallowed
    if (isOurs && event.type === 'keyup') this.#swallowed = undefined
    return isOurs
  }
}
