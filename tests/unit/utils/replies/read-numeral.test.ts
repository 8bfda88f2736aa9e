import { describe, expect, it } from 'vitest'
import { readNumeral, writeNumeral } from '@/utils/replies/read-numeral'

describe('reading a number as people type it', () => {
  it.each([
    ['12', 'en', '12'],
    ['1.5', 'en', '1.5'],
    ['1,5', 'de', '1.5'],
    ['1,5', 'en', '1.5'],
    ['.5', 'en', '0.5'],
    ['1,250', 'en', '1250'],
    ['1.250', 'en', '1.250'],
    ['1.250', 'de', '1250'],
    ['0,125', 'en', '0.125'],
    ['1.250,50', 'en', '1250.50'],
    ['1,250.50', 'de', '1250.50'],
    ['1,00,000', 'en-IN', '100000'],
    ['1 250', 'fr', '1250'],
    ['１２３', 'ja', '123'],
    ['−3', 'en', '-3'],
  ])('%s in %s is %s', (written, language, numeral) => {
    expect(readNumeral(written, language)).toBe(numeral)
  })

  it.each(['', 'many', '1.2.3', '12a', '1,2,3', '-', '1,25.5,0'])('takes %j for no number', (written) => {
    expect(readNumeral(written, 'en')).toBeUndefined()
  })

  it('writes a numeral so that it is read again', () => {
    for (const language of ['en', 'de', 'ja', 'hi', 'ar']) {
      expect(readNumeral(writeNumeral('1250.5', language), language)).toBe('1250.5')
    }
  })
})
