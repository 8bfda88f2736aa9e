import { describe, expect, test } from 'vitest'
import { isSensitive } from '@/storage/texts/sensitive'

const WORDS = [
  'contract',
  'invoice*',
  '*vertrag*',
  'bank account',
  '契約',
  'café',
  'भुगतान',
  '*فاتورة',
  'รหัส',
  'c++',
  '*',
  ' ',
]

describe('sensitive words', () => {
  test.each([
    'The CONTRACT, please',
    'contract',
    'ｃｏｎｔｒａｃｔ',
    'a cöntract',
    'two invoices',
    'Der Mietvertrag liegt bei',
    'my bank  account is',
    '契約書を送ります',
    'CAFE',
    'मेरा भुगतान हो गया',
    'أرسلت الفاتورة اليوم',
    'ใส่รหัสผ่าน',
    'I write C++ daily',
  ])('are found in “%s”', (text) => {
    expect(isSensitive(text, WORDS)).toBe(true)
  })

  test.each([
    '',
    'contracts',
    'subcontract',
    'reinvoice',
    'bank and account',
    'cafés',
    'भुगतानों',
    'hello * world',
    '約契',
  ])('are not found in “%s”', (text) => {
    expect(isSensitive(text, WORDS)).toBe(false)
  })

  test('are none in an empty list, and a list of 500 with every sign is read as it stands', () => {
    expect(isSensitive('contract', [])).toBe(false)
    const signs = Array.from({ length: 500 }, (_, at) => `w${at}.*+?^$()[]{}|\\/-#`)
    expect(isSensitive('this is w17.*+?^$()[]{}|\\/-#', signs)).toBe(true)
    expect(isSensitive('this is w17xx', signs)).toBe(false)
  })
})

describe('numbers of cards', () => {
  test.each([
    '4111 1111 1111 1111',
    'card: 5555555555554444, 12/27',
    '4111-1111-1111-1111 12/27',
    'amex 3782 822463 10005',
    '４１１１ １１１１ １１１１ １１１１',
  ])('are sensitive in any list: “%s”', (text) => {
    expect(isSensitive(text, [])).toBe(true)
  })

  test.each([
    '4111 1111 1111 1112',
    '+55 11 98765 4321',
    '+4111111111111111',
    'order 20260918123456',
    'meet me at 10 30 2026 0918',
    '0000 0000 0000 0000',
  ])('are not “%s”', (text) => {
    expect(isSensitive(text, [])).toBe(false)
  })
})
