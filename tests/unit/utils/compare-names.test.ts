import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames } from '@/utils/text/compare-names'

test('Names stand as people look for them: numbers by what they say, accents and case beside their letter', () => {
  const names = ['Batch 10', 'zinc', 'Batch 9', 'Émile', 'batch 1', 'emil', 'Fair 2026', 'Fair 2025']
  expect(names.toSorted(compareNames)).toEqual([
    'batch 1',
    'Batch 9',
    'Batch 10',
    'emil',
    'Émile',
    'Fair 2025',
    'Fair 2026',
    'zinc',
  ])
})

test('It does not matter in which order they came', () => {
  const name = fc.oneof(
    fc.constantFrom('Batch 9', 'Batch 10', 'batch 9', 'Batch 09'),
    fc.string({ maxLength: 8 }),
  )
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(compareNames(a, b))).toBe(0 - Math.sign(compareNames(b, a)))
    }),
    { numRuns: 300 },
  )
})
