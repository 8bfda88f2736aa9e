import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { linkOf, readCustom, showCustom } from '@/components/card/custom/custom-value'
import { en } from '@/locales/en'
import { CUSTOM_FIELD_KINDS } from '@/storage/schema/custom-field'
import { CURRENCIES } from '@/utils/products/currencies'
import { setCatalogue } from '@/utils/i18n'

afterEach(() => setCatalogue('en', en))

describe('the value of a field of one’s own', () => {
  it.each([
    ['en', '1,200', '1200'],
    ['en', '1.200', '1.2'],
    ['de', '1.200', '1200'],
    ['de', '1,5', '1.5'],
    ['en', '1,5', '1.5'],
    ['en', '1.234,56', '1234.56'],
    ['en', '1,234,567', '1234567'],
    ['en', '-3.50', '-3.5'],
  ])('is read in %s as people there write numbers: %s', (language, typed, kept) => {
    setCatalogue(language, en)
    expect(readCustom('number', typed, 'EUR')).toBe(kept)
  })

  it.each(['', '1.2.3,4,5x', 'twelve', '--1', '1e9', '9'.repeat(400)])('is no number: %s', (typed) => {
    expect(readCustom('number', typed, 'EUR')).toBeUndefined()
  })

  it('stays as it is when it is read again, whatever the kind', () => {
    const money = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...CURRENCIES))
    fc.assert(
      fc.property(money, fc.integer({ min: -1e9, max: 1e9 }), ([minor, currency], number) => {
        const amount = readCustom('money', `${minor} ${currency.toLowerCase()}`, 'EUR')
        expect(readCustom('money', amount ?? '', 'USD')).toBe(amount)
        const kept = readCustom('number', String(number), 'EUR')
        expect(readCustom('number', kept ?? '', 'EUR')).toBe(String(number))
      }),
      { numRuns: 200 },
    )
  })

  it('never throws on any text, and never leads anywhere but to the web', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...CUSTOM_FIELD_KINDS), (text, kind) => {
        const kept = readCustom(kind, text, 'EUR')
        showCustom(kind, text)
        if (kind === 'link' && kept !== undefined) expect(linkOf(kept)).toMatch(/^https?:\/\/./)
      }),
      { numRuns: 300 },
    )
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' ', 'https://']) {
      expect(readCustom('link', text, 'EUR')).toBeUndefined()
    }
  })
})
