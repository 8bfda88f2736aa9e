import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, keepsLimit, waitsOf } from '../../bench/figures/figure'
import { interleave } from '../../bench/figures/interleave'
import { jsonLine, tableLine } from '../../bench/figures/report'
import { median, percentile, quartiles } from '../../bench/figures/stats'

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 200 })

describe('a percentile', () => {
  it('is one of the values, the smallest that so many do not exceed', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const found = percentile(values, percent)
        expect(values).toContain(found)
        const needed = (percent / 100) * values.length
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(needed)
        expect(values.filter((value) => value < found).length).toBeLessThan(needed)
      }),
    )
  })

  it('of twenty values leaves one above the 95th', () => {
    const values = Array.from({ length: 20 }, (_, at) => 20 - at)
    expect(percentile(values, 95)).toBe(19)
    expect(percentile(values, 100)).toBe(20)
    expect(percentile([7], 95)).toBe(7)
    expect(percentile([], 95)).toBeNaN()
  })
})

describe('a median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
  })

  it('lies between its quartiles, which enclose half of the values', () => {
    expect(quartiles([1, 2, 3, 4, 5, 6, 7])).toEqual({ lower: 2, median: 4, upper: 6 })
    expect(quartiles([5])).toEqual({ lower: 5, median: 5, upper: 5 })
    fc.assert(
      fc.property(numbers, (values) => {
        const { lower, median: middle, upper } = quartiles(values)
        expect(lower).toBeLessThanOrEqual(middle)
        expect(middle).toBeLessThanOrEqual(upper)
      }),
    )
  })
})

describe('a figure', () => {
  it('is printed as one JSON object with name, value, unit and limit', () => {
    const figure = { name: 'card, p95', value: 12.345678, unit: 'ms', limit: 50 }
    expect(JSON.parse(jsonLine(figure))).toEqual({ ...figure, value: 12.346 })
    expect(jsonLine({ ...figure, limit: null })).toContain('"limit":null')
    expect(jsonLine(figure)).not.toContain('\n')
  })

  it('says in the table whether it keeps its limit, and nothing of the kind without one', () => {
    const figure = { name: 'card, p95', value: 50, unit: 'ms', limit: 50 }
    expect(tableLine(figure)).toMatch(/^ok .*card, p95.*50 ms.*limit 50$/)
    expect(tableLine({ ...figure, value: 50.1 })).toMatch(/^OVER /)
    expect(tableLine({ ...figure, limit: null })).toMatch(/^ {4} card/)
    expect(keepsLimit({ ...figure, limit: null })).toBeUndefined()
  })

  it('of repeated measurements has its limit on the 95th percentile, and needs a measurement', () => {
    expect(figuresOf('search', [1, 2, 9], 'ms', 5)).toEqual([
      { name: 'search, p50', value: 2, unit: 'ms', limit: null },
      { name: 'search, p95', value: 9, unit: 'ms', limit: 5 },
    ])
    expect(() => figuresOf('search', [], 'ms', 5)).toThrow(/search/)
  })
})

describe('waits', () => {
  it('are told by how long most, nearly all, and the slowest of them took', () => {
    const values = Array.from({ length: 200 }, (_, at) => at + 1)
    expect(waitsOf('edit', values, { p95: 100, p99: 200 })).toEqual([
      { name: 'edit, p50', value: 100.5, unit: 'ms', limit: null },
      { name: 'edit, p95', value: 190, unit: 'ms', limit: 100 },
      { name: 'edit, p99', value: 198, unit: 'ms', limit: 200 },
      { name: 'edit, most', value: 200, unit: 'ms', limit: null },
    ])
    expect(waitsOf('edit', [1]).every(({ limit }) => limit === null)).toBe(true)
  })
})

describe('interleaved pairs', () => {
  it('measure both sides equally often and swap which comes first', async () => {
    const order: string[] = []
    const side = (name: string) => () => Promise.resolve(order.push(name))
    const pairs = await interleave(3, { without: side('without'), with: side('with') })
    expect(order).toEqual(['without', 'with', 'with', 'without', 'without', 'with'])
    expect(pairs).toEqual([
      { without: 1, with: 2 },
      { with: 3, without: 4 },
      { without: 5, with: 6 },
    ])
  })
})
