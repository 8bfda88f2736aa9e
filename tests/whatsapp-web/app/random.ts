export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** Upper-case hexadecimal digits, as in message ids. */
  hex(length: number): string
  digits(length: number): string
}

/** The small generator mulberry32: the same seed always makes the same page. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const repeat = (length: number, alphabet: string): string =>
    Array.from({ length }, () => alphabet[between(0, alphabet.length - 1)]).join('')
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    hex: (length) => repeat(length, '0123456789ABCDEF'),
    digits: (length) => repeat(length, '0123456789'),
  }
}
