import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newRecoveryCode, readRecoveryCode } from '@/utils/recovery-code'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc
  .uint8Array({ minLength: 27, maxLength: 27 })
  .map((bytes) => newRecoveryCode(() => new Uint8Array(bytes)))

describe('a recovery code', () => {
  test('has seven groups of four, and another secret each time', () => {
    expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(new Set(Array.from({ length: 100 }, () => newRecoveryCode())).size).toBe(100)
  })

  test('is read however it is typed', () => {
    const typing = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll('-', ' '),
      (text: string) => text.replaceAll('-', ''),
      (text: string) => ` ${text.replaceAll('-', '–')}\n`,
      (text: string) => text.replaceAll('0', 'o').replaceAll('1', 'l'),
      (text: string) => text.replaceAll('1', 'I'),
    )
    fc.assert(
      fc.property(code, typing, (text, typed) => {
        expect(readRecoveryCode(typed(text))).toBe(text)
      }),
    )
  })

  test('is not taken with one wrong symbol', () => {
    fc.assert(
      fc.property(code, fc.nat(27), fc.constantFrom(...SYMBOLS), (text, at, symbol) => {
        const bare = text.replaceAll('-', '')
        fc.pre(bare[at] !== symbol)
        expect(readRecoveryCode(bare.slice(0, at) + symbol + bare.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  test('is not taken with two symbols that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat(27), fc.nat(27), (text, one, two) => {
        const symbols = [...text.replaceAll('-', '')]
        fc.pre(symbols[one] !== symbols[two])
        ;[symbols[one], symbols[two]] = [symbols[two]!, symbols[one]!]
        expect(readRecoveryCode(symbols.join(''))).toBeUndefined()
      }),
    )
  })

  test('is not taken in part, nor anything else for one', () => {
    fc.assert(
      fc.property(code, fc.nat(33), (text, length) => {
        fc.pre(length < text.length)
        expect(readRecoveryCode(text.slice(0, length))).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readRecoveryCode(text) === undefined || text.length >= 28).toBe(true)
      }),
    )
  })
})
