import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flatAfter, fromFlat, toFlat } from '@/storage/sync/team-settings/flat'
import { type Item, listChange } from '@/storage/sync/team-settings/items'

type Ranks = ReadonlyMap<string, number>

const keys = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], { minLength: 1 })
const itemsOf = (list: readonly string[]): Item<number>[] => list.map((key) => ({ key, value: 1 }))
const ranksOf = (list: readonly string[]): Ranks => new Map(list.map((key, at) => [key, at + 1]))

/** The list as it stands once a change is written over the ranks of now. */
function after(ranks: Ranks, base: readonly string[], next: readonly string[]): string[] {
  const { put, gone } = listChange(itemsOf(base), itemsOf(next), ranks)
  const now = new Map(ranks)
  for (const key of gone) now.delete(key)
  for (const { key, rank } of put) if (rank !== undefined) now.set(key, rank)
  return [...now].toSorted(([one, a], [other, b]) => a - b || (one < other ? -1 : 1)).map(([key]) => key)
}

describe('what somebody does to a list', () => {
  test('is what comes of it when nobody else did anything', () => {
    fc.assert(
      fc.property(keys, keys, (base, next) => {
        expect(after(ranksOf(base), base, next)).toEqual(next)
      }),
    )
  })

  test('leaves what others have put in since, and the order they gave it', () => {
    fc.assert(
      fc.property(keys, keys, (base, others) => {
        const added = [...others, 'new']
        // Nothing was moved on the screen, which knows nothing of `others`.
        expect(after(ranksOf(others), base, base)).toEqual(others)
        expect(after(ranksOf(added), others, [...others, 'mine'])).toEqual([...added, 'mine'])
      }),
    )
  })

  test('moves no more rows than it must', () => {
    const base = ['a', 'b', 'c', 'd', 'e']
    const { put } = listChange(itemsOf(base), itemsOf(['a', 'c', 'd', 'e', 'b']), ranksOf(base))
    expect(put.map(({ key }) => key)).toEqual(['b'])
  })

  test('goes on when no number lies between two any more', () => {
    let list = ['a', 'b']
    let ranks = ranksOf(list)
    for (let at = 0; at < 200; at++) {
      const next = list.toSpliced(1, 0, `n${String(at).padStart(3, '0')}`)
      const { put } = listChange(itemsOf(list), itemsOf(next), ranks)
      ranks = new Map([
        ...ranks,
        ...put.flatMap(({ key, rank }) => (rank === undefined ? [] : [[key, rank] as const])),
      ])
      list = next
    }
    const shown = list.toSorted((one, other) => ranks.get(one)! - ranks.get(other)! || (one < other ? -1 : 1))
    expect(shown).toEqual(list)
  })
})

test('A value comes back from its fields as it went, with lists and what stands within', () => {
  const season = { from: '11-15', to: '12-31', idealHours: 1, maxHours: 2 }
  const values = [
    { label: 'Size', kind: 'choice', choices: ['S', 'M', 'S'] },
    { A: { minutes: 1, nightMinutes: 2 }, B: { minutes: 3 } },
    { idealHours: 5, seasons: [season, season, { ...season, from: '01-01' }] },
  ]
  for (const value of values) {
    expect(fromFlat(toFlat(value))).toEqual(value)
    for (const name of Object.keys(toFlat(value))) expect(name).toMatch(/^[\w:-]{1,100}$/)
    for (const other of values) expect(fromFlat(flatAfter(toFlat(other), other, value))).toEqual(value)
  }
})

test('Two who add a choice to one field at once both keep theirs', () => {
  const [seen, ana, eva] = [['S'], ['S', 'M'], ['L', 'S']].map((choices) => ({ label: 'Size', choices }))
  const first = flatAfter(toFlat(seen!), seen!, ana!)
  expect(fromFlat(flatAfter(first, seen!, eva!))).toEqual({ label: 'Size', choices: ['L', 'S', 'M'] })
})
