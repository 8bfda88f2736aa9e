import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CURRENCIES, isCurrency } from '@/utils/products/currencies'
import { amountToType, typedAmount } from '@/utils/products/typed-amount'

describe('an amount as a person types it', () => {
  it.each([
    ['1250', 'EUR', 125_000],
    ['12.5', 'EUR', 1_250],
    ['12,50', 'EUR', 1_250],
    ['1.250,50', 'EUR', 125_050],
    ['1,250.50', 'USD', 125_050],
    ['1 250,50', 'EUR', 125_050],
    ['1.250', 'EUR', 125_000],
    ['1,250,000', 'IDR', 125_000_000],
    ['1’250.50', 'CHF', 125_050],
    ['1,250', 'JPY', 1_250],
    ['1.250', 'KWD', 1_250],
    ['.5', 'USD', 50],
  ])('reads %s %s', (text, currency, minor) => {
    expect(typedAmount(text, currency)).toBe(minor)
  })

  it.each([
    ['', 'EUR'],
    ['free', 'EUR'],
    ['-5', 'EUR'],
    ['1e9', 'EUR'],
    ['12.345,678', 'EUR'],
    ['12.5', 'JPY'],
    ['99999999999999', 'EUR'],
  ])('refuses %s %s', (text, currency) => {
    expect(typedAmount(text, currency)).toBeUndefined()
  })

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(...CURRENCIES, 'KWD'),
        (minor, currency) => {
          expect(typedAmount(amountToType(minor, currency), currency)).toBe(minor)
        },
      ),
    )
  })

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...CURRENCIES), (text, currency) => {
        const minor = typedAmount(text, currency)
        expect(minor === undefined || (Number.isSafeInteger(minor) && minor >= 0)).toBe(true)
      }),
    )
  })
})

describe('a currency', () => {
  it('is one that the browser can write', () => {
    expect(CURRENCIES.every(isCurrency)).toBe(true)
    expect(['eur', 'EURO', 'ZZZ', ''].some(isCurrency)).toBe(false)
  })
})
