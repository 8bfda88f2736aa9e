import { toAppError } from '@/utils/app-error'

/** What went wrong, by code and how often. No text of the page ever gets in. */
export class Faults {
  readonly #counts = new Map<string, number>()
  readonly #onOutdated: () => void

  constructor(onOutdated: () => void = () => {}) {
    this.#onOutdated = onOutdated
  }

  count(code: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
  }

  /** Counts a failure under the place where it happened. An extension that is gone ends everything instead. */
  report(place: string, error: unknown): void {
    const { code } = toAppError(error)
    if (code === 'outdated') this.#onOutdated()
    else this.count(`${place}:${code}`)
  }

  /** Runs `work`; a failure is counted and never thrown into the page. */
  guard<T>(place: string, work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.report(place, error)
      return undefined
    }
  }

  /** The same for work that goes on by itself. */
  watch(place: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => this.report(place, error))
  }

  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts)
  }
}
