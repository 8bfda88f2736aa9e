import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeField } from '../../../backend/src/sync/merge-field.ts'
import { correctedTime, partsOf, toStamp } from '../../../backend/src/sync/stamp.ts'
import type { Json } from '../../../storage/sync/wire.ts'

const NOW = Date.UTC(2026, 10, 21)
const time = fc.integer({ min: 0, max: NOW })
const client = fc.constantFrom('client-a', 'client-b', 'client-c')
const value = fc.constantFrom<Json>(1, 2, 'x', null, { deep: [1] })

type Field = { clock: string | undefined; value: Json; history: Json[] }
type Edit = { v: Json; at: number; client: string; b: string | null }

function after(field: Field, { v, at, client, b }: Edit): Field {
  const merged = mergeField(field, { v, t: at, b }, at, client)
  if (merged.is === 'same') return field
  if (merged.is === 'lost') return { ...field, history: [...field.history, v] }
  const history = merged.isConflict ? [...field.history, field.value] : field.history
  return { clock: merged.stamp, value: v, history }
}

test('an edit that knew what it overwrote is taken, whatever the clocks say', () => {
  fc.assert(
    fc.property(time, client, value, time, client, value, (at, who, old, editAt, other, v) => {
      const clock = toStamp(at, who)
      const merged = mergeField({ clock, value: old }, { v, t: editAt, b: clock }, editAt, other)
      expect(merged).toMatchObject({ is: 'taken', isConflict: false })
    }),
  )
})

test('each value has a clock of its own, later than the one before when that was known', () => {
  fc.assert(
    fc.property(time, client, value, time, value, (at, who, old, editAt, v) => {
      const clock = toStamp(at, who)
      const merged = mergeField({ clock, value: old }, { v, t: editAt, b: clock }, editAt, who)
      expect(merged.is === 'taken' && partsOf(merged.stamp).ms).toBeGreaterThan(at)
    }),
  )
})

test('of two edits that did not know of one another the same one stands, whichever comes first', () => {
  const both = fc.tuple(time, time, value, value)
  fc.assert(
    fc.property(both, ([at, otherAt, v, other]) => {
      const mine: Edit = { v, at, client: 'client-a', b: null }
      const theirs: Edit = { v: other, at: otherAt, client: 'client-b', b: null }
      const empty: Field = { clock: undefined, value: null, history: [] }
      const one = after(after(empty, mine), theirs)
      const two = after(after(empty, theirs), mine)
      expect(one.value).toEqual(two.value)
      // And the other one is kept.
      expect([one.value, ...one.history]).toEqual(expect.arrayContaining([v, other]))
      expect([two.value, ...two.history]).toEqual(expect.arrayContaining([v, other]))
    }),
  )
})

test('no value that somebody did not know of vanishes without a trace', () => {
  const edit = fc.record({ v: fc.uuid(), at: time, client, knows: fc.boolean() })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let field: Field = { clock: undefined, value: null, history: [] }
      for (const { knows, ...edit } of edits) {
        const before = field
        field = after(field, { ...edit, b: knows ? (field.clock ?? null) : null })
        const isOwn = before.clock !== undefined && partsOf(before.clock).client === edit.client
        if (knows || isOwn || before.clock === undefined) expect(field.value).toBe(edit.v)
        else expect([field.value, ...field.history]).toEqual(expect.arrayContaining([edit.v, before.value]))
      }
    }),
  )
})

test('a clock that is wrong by days counts as right, and nothing was written in the future', () => {
  const skew = fc.integer({ min: -5 * 86_400_000, max: 5 * 86_400_000 })
  fc.assert(
    fc.property(skew, fc.integer({ min: 0, max: 10 * 86_400_000 }), (wrongBy, ago) => {
      const sentAt = NOW + wrongBy
      expect(correctedTime(sentAt - ago, sentAt, NOW)).toBe(NOW - ago)
      expect(correctedTime(sentAt + ago, sentAt, NOW)).toBe(NOW)
    }),
  )
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.nat(NOW), (editAt, sentAt, now) => {
      const at = correctedTime(editAt, sentAt, now)
      expect(at).toBeGreaterThanOrEqual(0)
      expect(at).toBeLessThanOrEqual(now)
    }),
  )
})
