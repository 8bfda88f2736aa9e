import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortStatistics } from '@/components/reply-statistics/sort-statistics'

const rows = fc.array(
  fc.record(
    {
      id: fc.uuid(),
      shortcut: fc.constant('a'),
      title: fc.string(),
      uses: fc.nat(99),
      measured: fc.nat(99),
      isDueForReview: fc.boolean(),
      answerRate: fc.double({ min: 0, max: 1, noNaN: true }),
      lastUsedAt: fc.nat(),
    },
    { requiredKeys: ['id', 'shortcut', 'title', 'uses', 'measured', 'isDueForReview'] },
  ),
)

it('keeps every row and puts those without a figure last, whichever way one sorts', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (all, isDescending) => {
      const sorted = sortStatistics(all, { column: 'answerRate', isDescending })
      expect(sorted.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      const rates = sorted.map(({ answerRate }) => answerRate)
      const known = rates.filter((rate) => rate !== undefined)
      expect(rates.slice(0, known.length)).toEqual(known)
      const turned = isDescending ? known.toReversed() : known
      expect(turned).toEqual(turned.toSorted((a, b) => a - b))
    }),
  )
})
