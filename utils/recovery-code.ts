// The letters and digits of Crockford's base 32: none that looks or sounds like another.
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ALIKE: Record<string, string> = { O: '0', I: '1', L: '1' }
const SECRET_SYMBOLS = 27
const GROUP = 4
/** Of the field with 32 elements, x⁵ + x² + 1: multiplying by x goes round after 31 steps, which a code is shorter than. */
const FIELD = 0b10_0101

/**
 * @returns a new code: 135 random bits and a symbol by which a slip of the pen shows, as 28 symbols in groups of four.
 * @param random fills bytes; another source for tests only.
 */
export function newRecoveryCode(
  random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
): string {
  // 256 is 8 × 32: every symbol is as likely as any other.
  const values = [...random(new Uint8Array(SECRET_SYMBOLS))].map((byte) => byte % SYMBOLS.length)
  return grouped([...values, times(checked(values))].map((value) => SYMBOLS.charAt(value)).join(''))
}

/**
 * @returns the code that was typed, spelt as `newRecoveryCode` spells it, whatever the case, gaps and look-alikes (O for 0,
 * I and L for 1); undefined when it is not whole, or when one symbol is wrong or two have changed places.
 */
export function readRecoveryCode(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const values = [...bare].map((symbol) => SYMBOLS.indexOf(ALIKE[symbol] ?? symbol))
  if (values.length !== SECRET_SYMBOLS + 1 || values.includes(-1) || checked(values) !== 0) return undefined
  return grouped(values.map((value) => SYMBOLS.charAt(value)).join(''))
}

/** @returns the sum of the values, each times a power of x: 0 for a whole code. */
function checked(values: readonly number[]): number {
  return values.reduce((sum, value) => times(sum) ^ value, 0)
}

function times(value: number): number {
  const doubled = value << 1
  return doubled >= SYMBOLS.length ? doubled ^ FIELD : doubled
}

function grouped(symbols: string): string {
  return (symbols.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}
