import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Delta, mergeDeltas } from '@/storage/sync/merge-deltas'
import type { Cursors, SyncRow } from '@/storage/sync/wire'

type Here = { rows: Map<string, SyncRow>; cursors: Cursors; missed: number }

/** The rule of the protocol, in as few words as it can be said. */
function apply(here: Here, { epoch, from, to, rows, gone }: Delta): void {
  const fits = Object.entries(from).every(([bucket, seq]) => (here.cursors[bucket] ?? -1) >= seq)
  if (epoch !== 'one' || !fits) {
    here.missed += 1
    return
  }
  for (const row of rows) {
    const known = here.rows.get(row.id)
    if (row.seq > here.cursors[row.bucket]! && (known?.seq ?? 0) <= row.seq) here.rows.set(row.id, row)
  }
  for (const { id, bucket, seq } of gone) {
    const known = here.rows.get(id)
    const isNew = seq > here.cursors[bucket]!
    if (isNew && known?.bucket === bucket && known.seq <= seq) here.rows.delete(id)
  }
  for (const [bucket, seq] of Object.entries(to)) here.cursors[bucket] = Math.max(seq, here.cursors[bucket]!)
}

const BUCKETS = ['ws', 'o:ana', 'o:ben']
const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), bucket: fc.constantFrom(...BUCKETS) })

/** What a server tells of changes: a row that comes into another bucket leaves the one it was in. */
function told(
  parts: readonly (readonly { id: string; bucket: string }[])[],
  epochs: readonly string[],
): Delta[] {
  const at: Cursors = Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0]))
  const places = new Map<string, string>()
  let seq = 0
  return parts.map((changes, index) => {
    const delta: Delta = {
      type: 'delta',
      epoch: epochs[index] ?? 'one',
      from: {},
      to: {},
      rows: [],
      gone: [],
    }
    const touch = (bucket: string): void => {
      delta.from[bucket] ??= at[bucket]!
      delta.to[bucket] = at[bucket] = ++seq
    }
    for (const { id, bucket } of changes) {
      touch(bucket)
      delta.rows.push({ tbl: 'contacts', id, bucket, parent: null, seq, data: {}, clk: {} })
      const before = places.get(id)
      places.set(id, bucket)
      if (before === undefined || before === bucket) continue
      touch(before)
      delta.gone.push({ tbl: 'contacts', id, bucket: before, seq })
    }
    return delta
  })
}

test('what is put together says the same as one after the other, also when some of it was lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      fc.array(fc.constantFrom('one', 'one', 'one', 'one', 'two'), { maxLength: 12 }),
      fc.array(fc.nat(11), { maxLength: 2 }),
      fc.record({ ws: fc.nat(6), 'o:ana': fc.nat(6), 'o:ben': fc.nat(6) }),
      (parts, epochs, lost, cursors) => {
        const deltas = told(parts, epochs).filter((_, at) => !lost.includes(at))
        const [single, merged] = [deltas, mergeDeltas(deltas)].map((all) => {
          const here: Here = { rows: new Map(), cursors: { ...cursors }, missed: 0 }
          for (const delta of all) {
            // From the first that does not fit on, a pull is what brings the rest.
            if (here.missed === 0) apply(here, delta)
          }
          return here
        })
        if (single!.missed === 0) expect(merged).toEqual(single)
        else expect(merged!.missed).toBeGreaterThan(0)
      },
    ),
  )
})

test('a burst of small changes becomes one, and not more than goes into one transaction', () => {
  const burst = told(
    Array.from({ length: 450 }, (_, at) => [{ id: `row-${at}`, bucket: 'ws' }]),
    [],
  )
  expect(mergeDeltas(burst).map(({ rows }) => rows.length)).toEqual([200, 200, 50])
})
