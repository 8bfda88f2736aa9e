import { v7 } from 'uuid'

/** Numbers that look random and are the same in every run. */
export class SeedRandom {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** @returns a number from 0 up to but not including 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] ?? values[0]
  }

  /** Prefers the first values, as names and tags in use do. */
  pickUsual<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[Math.floor(this.next() ** 2 * values.length)] ?? values[0]
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('')
  }

  /** @returns an id as the extension makes them: sorted by the time it was made. */
  id(ms: number): string {
    const random = Uint8Array.from({ length: 16 }, () => this.below(256))
    return v7({ msecs: ms, seq: this.below(2 ** 31), random })
  }
}
