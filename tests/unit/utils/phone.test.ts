import { describe, expect, test } from 'vitest'
import { digitsOf, isE164, looksLikePhone, toE164 } from '@/utils/phone'
import { formatPhone, parsePhone } from '@/utils/phone-format'
import { flagOf, phoneCountries, placeOfPhone, withoutCallingCode } from '@/utils/phone-zone'
import { PHONE_PLACES } from '@/utils/phone-zone-table'

test.each([
  ['+55 11 98765-4321', '+5511987654321'],
  ['0055 11 98765 4321', '+5511987654321'],
  ['\u202a+1 (555) 000\u20111111\u202c', '+15550001111'],
  ['＋５５１１９８７６５４３２１', '+5511987654321'],
])('%s is read as %s', (text, phone) => {
  expect(toE164(text)).toBe(phone)
})

test.each(['98765-4321', '+0123456', '+123', '+1234567890123456', 'Maria', ''])(
  '%s is no number of the international form',
  (text) => {
    expect(toE164(text)).toBeUndefined()
    expect(isE164(text)).toBe(false)
  },
)

test('A title of digits alone looks like a phone, a name with digits does not', () => {
  expect(looksLikePhone('+55 11 98765-4321')).toBe(true)
  expect(looksLikePhone('Maria 2')).toBe(false)
  expect(digitsOf('+55 (11) 9')).toBe('55119')
})

describe('where a number is registered', () => {
  test.each([
    ['+5511987654321', 'BR', 'America/Sao_Paulo', true],
    ['+393331234567', 'IT', 'Europe/Rome', false],
    ['+15550001111', 'US', 'America/New_York', true],
    ['+14165550000', 'CA', 'America/Toronto', true],
    ['+18765550000', 'JM', 'America/Jamaica', false],
    ['+77011234567', 'KZ', 'Asia/Almaty', false],
    ['+79161234567', 'RU', 'Europe/Moscow', true],
    ['+81312345678', 'JP', 'Asia/Tokyo', false],
  ])('%s is in %s', (phone, country, timeZone, isGuess) => {
    expect(placeOfPhone(phone)).toEqual({ country, timeZone, isGuess })
  })

  test('A calling code of no country has no place', () => {
    expect(placeOfPhone('+9991234567')).toBeUndefined()
  })

  test('The countries to choose from are those that a number can be of, each once', () => {
    const countries = phoneCountries()
    expect(countries).toEqual([...new Set(countries)])
    expect(countries).toEqual(expect.arrayContaining(['BR', 'CA', 'JP', 'US', 'VA']))
  })

  test('The calling code is taken off, shared ones included', () => {
    expect(withoutCallingCode('+5511987654321')).toBe('11987654321')
    expect(withoutCallingCode('+18765550000')).toBe('8765550000')
    expect(withoutCallingCode('+77011234567')).toBe('7011234567')
  })

  test('Every zone of the table is one the browser knows', () => {
    for (const line of PHONE_PLACES.trim().split('\n')) {
      const timeZone = line.split(' ')[2]
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timeZone ?? '' })).not.toThrow()
    }
  })

  test('A flag is made of the two letters of the country', () => {
    expect(flagOf('BR')).toBe('🇧🇷')
  })
})

test('A number is written as people write it, and read back', () => {
  expect(formatPhone('+5511987654321')).toBe('+55 11 98765 4321')
  expect(formatPhone('no number')).toBe('no number')
  expect(parsePhone('(11) 98765-4321', 'BR')).toBe('+5511987654321')
  expect(parsePhone('12')).toBeUndefined()
})
