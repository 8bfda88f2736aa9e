import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingPairs, pairwise } from '../../e2e/support/pairwise'

describe('pairwise combination', () => {
  it('needs no more rows than the two largest factors have combinations, when the others are small', () => {
    const rows = pairwise({
      a: [1, 2, 3, 4],
      b: 'abcdefghij'.split(''),
      c: [true, false],
      d: ['x', 'y', 'z'],
    })
    expect(rows).toHaveLength(40)
    expect(rows[0]).toEqual({ a: 1, b: 'a', c: true, d: 'x' })
  })

  it('lets each two values meet, whatever the factors', () => {
    const factor = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 })
    const factors = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), factor, { minKeys: 1 })
    fc.assert(
      fc.property(factors, (given) => {
        const rows = pairwise(given)
        expect(missingPairs(rows, given)).toEqual([])
        for (const row of rows) expect(Object.keys(row).sort()).toEqual(Object.keys(given).sort())
      }),
      { seed: 20_260_928 },
    )
  })

  it('names the pairs that are missing', () => {
    const factors = { a: [1, 2], b: [1, 2] }
    expect(
      missingPairs(
        [
          { a: 1, b: 1 },
          { a: 1, b: 2 },
          { a: 2, b: 2 },
        ],
        factors,
      ),
    ).toEqual(['[["a",2],["b",1]]'])
  })
})
