import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradeOf, type GradedOrder } from '@/utils/scoring/grade'
import { DAY_MS, NOW } from './arbitrary-evidence'

const RULES = { grading: { ordersForA: 3, ordersForB: 1, amount: 5_000 }, currency: 'EUR' }

function orders(count: number, more: Partial<GradedOrder> = {}): GradedOrder[] {
  return Array.from({ length: count }, (_, i) => ({
    at: NOW - i * DAY_MS,
    amountMinor: 10_000,
    currency: 'EUR',
    ...more,
  }))
}

test.each([
  [9, 'A'],
  [8, 'B'],
  [3, 'B'],
  [2, 'C'],
  [1, 'C'],
])('%i orders in 90 days are grade %s', (count, grade) => {
  expect(gradeOf(orders(count), RULES, NOW)).toMatchObject({ grade, by: 'orders', ordersPerMonth: count / 3 })
})

test('Without any order a customer has only enquired', () => {
  expect(gradeOf([], RULES, NOW)).toEqual({
    grade: 'C',
    ordersPerMonth: 0,
    amountPerMonth: 0,
    by: 'enquiry',
    products: [],
  })
})

test('Orders of long ago are no enquiry, and no longer count', () => {
  expect(gradeOf(orders(9, { at: NOW - 90 * DAY_MS }), RULES, NOW)).toMatchObject({
    grade: 'C',
    by: 'orders',
  })
})

test('An amount of 5,000 a month is an A with a single order; a cent less is not', () => {
  expect(gradeOf(orders(1, { amountMinor: 1_500_000 }), RULES, NOW)).toMatchObject({
    grade: 'A',
    by: 'amount',
    amountPerMonth: 5_000,
  })
  expect(gradeOf(orders(1, { amountMinor: 1_499_999 }), RULES, NOW).grade).toBe('C')
})

test('Amounts in another currency count as orders alone', () => {
  const found = gradeOf(orders(3, { amountMinor: 9_000_000, currency: 'USD' }), RULES, NOW)
  expect(found).toMatchObject({ grade: 'B', by: 'orders', amountPerMonth: 0 })
})

test('A currency without cents is counted in whole units', () => {
  const found = gradeOf(
    orders(1, { amountMinor: 15_000, currency: 'JPY' }),
    { ...RULES, currency: 'JPY' },
    NOW,
  )
  expect(found).toMatchObject({ grade: 'A', by: 'amount', amountPerMonth: 5_000 })
})

test('Orders that lie ahead do not count before their day has come', () => {
  const of = (hours: number) => gradeOf(orders(9, { at: new Date(NOW).setHours(hours) }), RULES, NOW)
  expect(of(24)).toMatchObject({ grade: 'C', by: 'enquiry' })
  expect(of(23)).toMatchObject({ grade: 'A', by: 'orders' })
})

test('The three products ordered most often come first, of equal ones the last ordered', () => {
  const of = (productId: string, daysAgo: number): GradedOrder => ({
    at: NOW - daysAgo * DAY_MS,
    amountMinor: 1,
    currency: 'EUR',
    productId,
  })
  const all = [
    of('a', 9),
    of('b', 300),
    of('b', 200),
    of('c', 5),
    of('d', 7),
    of('e', 366),
    of('e', 367),
    of('e', 368),
  ]
  expect(gradeOf(all, RULES, NOW).products).toEqual(['b', 'c', 'd'])
})

test('One more order never lowers the grade, and the order of the orders does not matter', () => {
  const order = fc.record({
    at: fc.integer({ min: NOW - 120 * DAY_MS, max: NOW }),
    amountMinor: fc.nat(2_000_000),
    currency: fc.constantFrom('EUR', 'USD'),
  })
  fc.assert(
    fc.property(fc.array(order, { maxLength: 12 }), order, (all, one) => {
      const [before, after] = [gradeOf(all, RULES, NOW), gradeOf([one, ...all], RULES, NOW)]
      expect(after.grade <= before.grade).toBe(true)
      expect(gradeOf(all.toReversed(), RULES, NOW)).toEqual(before)
    }),
    { numRuns: 300 },
  )
})
