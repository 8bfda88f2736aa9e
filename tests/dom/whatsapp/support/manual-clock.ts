import type { Clock } from '@/entrypoints/whatsapp.content/base/clock'

const FRAME_MS = 16

/** A clock that a test moves. Between two timers everything that waits for promises gets its turn. */
export class ManualClock implements Clock {
  #now: number
  #timers: { at: number; run: () => void }[] = []

  constructor(startMs: number) {
    this.#now = startMs
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  nextFrame(run: () => void): () => void {
    return this.after(FRAME_MS, run)
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#now = next.at
      next.run()
      await settle()
    }
    this.#now = end
  }
}

/** Lets promises, observers and messages of the document do what is due. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0))
}
