import fc from 'fast-check'
import { expect, test } from 'vitest'
import { similarTagNames } from '@/utils/duplicates/tag-names'

test.each([
  ['VIP', 'vip', true],
  ['Follow-up', 'follow up', true],
  ['Wholesale', 'Whole sale', true],
  ['Café', 'cafe', true],
  ['big client', 'Client, big', true],
  ['wholesale', 'wholesales', true],
  ['wholesale', 'wolesale', true],
  ['warm', 'warn', false],
  ['Batch 2024', 'Batch 2025', false],
  ['retail', 'wholesale', false],
  ['🔥', '❄️', false],
  ['卸売', '小売', false],
])('%s and %s: %s', (a, b, expected) => {
  expect(similarTagNames(a, b)).toBe(expected)
})

test('It does not matter which of two tags comes first', () => {
  const name = fc.oneof(
    fc.constantFrom('wholesale', 'Whole sale', 'sale whole', 'wholesales'),
    fc.string({ maxLength: 10 }),
  )
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(similarTagNames(a, b)).toBe(similarTagNames(b, a))
    }),
    { numRuns: 300 },
  )
})
