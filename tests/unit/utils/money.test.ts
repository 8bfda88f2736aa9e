import { expect, test } from 'vitest'
import { formatAmount, minorDigitsOf } from '@/utils/money'

test('Amounts are written as the customer’s language does', () => {
  const plain = (text: string): string => text.replace(/\s/gu, ' ')
  expect(formatAmount(1250, 'EUR', 'en')).toBe('€12.50')
  expect(plain(formatAmount(125_000, 'EUR', 'de'))).toBe('1.250,00 €')
  expect(plain(formatAmount(12_990, 'BRL', 'pt-BR'))).toBe('R$ 129,90')
  expect(formatAmount(500, 'JPY', 'ja')).toBe('￥500')
  expect(formatAmount(1250, 'USD', 'no language')).toBe('$12.50')
})

test('Minor units have the digits of their currency', () => {
  expect([minorDigitsOf('EUR'), minorDigitsOf('JPY'), minorDigitsOf('KWD'), minorDigitsOf('XXX')]).toEqual([
    2, 0, 3, 2,
  ])
})
