import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arithmetic } from '@/utils/scoring/arithmetic'
import { depthOf, speedOf } from '@/utils/scoring/curves'
import type { DayEvidence, Evidence } from '@/utils/scoring/evidence'
import { HEAT_COMPONENTS, heatOf, type HeatComponent } from '@/utils/scoring/heat'
import { evidence, NOW, TODAY } from './arbitrary-evidence'

const runs = { numRuns: 300 }
const EMPTY: DayEvidence = { in: 0, out: 0, told: 0, read: 0, replyMs: [], turns: 0 }

/** Two days whose answers weigh the same in all, but for how a computer adds them up. */
const HALVES: Evidence = {
  19824: { ...EMPTY, replyMs: [1, 300_001] },
  19947: { ...EMPTY, replyMs: [0, 0, 300_001, 300_001] },
}

function onDay(daysAgo: number, found: Partial<DayEvidence>): Evidence {
  return { [TODAY - daysAgo]: { ...EMPTY, ...found } }
}

function valueOf(found: Evidence, component: HeatComponent): number | undefined {
  return heatOf(found, NOW).parts[component].value
}

test('Nothing known is no heat, not a heat of 0', () => {
  const result = heatOf({}, NOW)
  expect(result.heat).toBeUndefined()
  expect(HEAT_COMPONENTS.every((name) => result.parts[name].weight === 0)).toBe(true)
  expect(arithmetic(result)).toEqual([])
})

test('A part that is not known leaves its share to the others', () => {
  const { parts } = heatOf(onDay(1, { in: 2, turns: 2, replyMs: [60_000] }), NOW)
  expect(parts.read).toEqual({ weight: 0, evidence: 0 })
  expect([parts.speed.weight, parts.depth.weight]).toEqual([0.5, 0.5])
})

test('Who reads and never answers is not hot: a conversation of one side has no depth', () => {
  const result = heatOf(onDay(1, { out: 4, told: 4, read: 4 }), NOW)
  expect(result.parts.depth).toMatchObject({ value: 0, evidence: 0 })
  expect(result.parts.speed.value).toBeUndefined()
  expect(result.heat).toBe(57)
})

test('What was written today lowers nothing: it may still be read and answered', () => {
  const before = onDay(3, { in: 2, out: 2, told: 2, read: 2, turns: 2, replyMs: [60_000] })
  const after = { ...before, ...onDay(0, { out: 3, told: 3 }) }
  expect(heatOf(after, NOW).heat).toBe(heatOf(before, NOW).heat)
  expect(heatOf(onDay(0, { out: 1, told: 1 }), NOW).heat).toBeUndefined()
})

test('Who answers without ever having read anything keeps the receipts off', () => {
  const found = { ...onDay(2, { out: 3, told: 3 }), ...onDay(1, { in: 1, turns: 1, replyMs: [60_000] }) }
  expect(valueOf(found, 'read')).toBeUndefined()
})

test('What is very old no longer tells how somebody reads or answers, and the conversation has gone cold', () => {
  const result = heatOf(onDay(200, { in: 3, out: 3, told: 3, read: 3, turns: 3, replyMs: [60_000] }), NOW)
  expect(result.parts.read.value).toBeUndefined()
  expect(result.parts.speed.value).toBeUndefined()
  expect(result.heat).toBe(0)
})

test('Days that are too old to count change nothing', () => {
  const recent = onDay(10, { in: 1, turns: 1 })
  expect(heatOf({ ...recent, ...onDay(400, { in: 9, turns: 5 }) }, NOW)).toEqual(heatOf(recent, NOW))
})

test('One long evening counts as no more than five turns, one broadcast as no more than ten messages', () => {
  expect(valueOf(onDay(0, { in: 50, turns: 50 }), 'depth')).toBe(
    valueOf(onDay(0, { in: 5, turns: 5 }), 'depth'),
  )
  expect(heatOf(onDay(1, { out: 99, told: 99, read: 33 }), NOW).parts.read.evidence).toBeLessThan(10)
})

describe('of any evidence', () => {
  test('heat and parts lie between 0 and 100, weights add up to 1, and an unknown part weighs nothing', () => {
    fc.assert(
      fc.property(evidence, (found) => {
        const { heat, parts } = heatOf(found, NOW)
        const known = HEAT_COMPONENTS.filter((name) => parts[name].value !== undefined)
        const weights = HEAT_COMPONENTS.reduce((sum, name) => sum + parts[name].weight, 0)
        expect(heat === undefined).toBe(known.length === 0)
        expect(weights).toBeCloseTo(known.length === 0 ? 0 : 1, 10)
        for (const name of HEAT_COMPONENTS) {
          const { value, weight } = parts[name]
          if (value === undefined) expect(weight).toBe(0)
          else expect(value >= 0 && value <= 100 && weight > 0).toBe(true)
        }
        if (heat !== undefined) expect(Number.isInteger(heat) && heat >= 0 && heat <= 100).toBe(true)
      }),
      runs,
    )
  })

  test('the same evidence gives the same score, however it was written down', () => {
    fc.assert(
      fc.property(evidence, (found) => {
        const reversed = Object.fromEntries(
          Object.entries(found)
            .toReversed()
            .map(([day, one]) => [day, { ...one, replyMs: one.replyMs.toReversed() }]),
        )
        expect(heatOf(reversed, NOW)).toEqual(heatOf(found, NOW))
      }),
      runs,
    )
  })

  const withDay = fc.tuple(evidence, fc.integer({ min: 0, max: 399 }))

  test('one more answer never lowers the depth', () => {
    fc.assert(
      fc.property(withDay, ([found, daysAgo]) => {
        const day = found[TODAY - daysAgo] ?? EMPTY
        const more = { ...found, [TODAY - daysAgo]: { ...day, in: day.in + 1, turns: day.turns + 1 } }
        expect(valueOf(more, 'depth')).toBeGreaterThanOrEqual(valueOf(found, 'depth') ?? 0)
      }),
      runs,
    )
  })

  test('one more message that was read never lowers the part of reading', () => {
    fc.assert(
      fc.property(withDay, ([found, daysAgo]) => {
        const day = found[TODAY - daysAgo] ?? EMPTY
        const more = {
          ...found,
          [TODAY - daysAgo]: { ...day, out: day.out + 1, told: day.told + 1, read: day.read + 1 },
        }
        const [before, after] = [valueOf(found, 'read'), valueOf(more, 'read')]
        if (before !== undefined) expect(after).toBeGreaterThanOrEqual(before - 1e-9)
      }),
      runs,
    )
  })

  test('a faster answer never lowers the speed', () => {
    fc.assert(
      fc.property(evidence, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (found, pick, factor) => {
        const days = Object.entries(found).filter(([, { replyMs }]) => replyMs.length > 0)
        const chosen = days[pick % Math.max(1, days.length)]
        if (chosen === undefined) return
        const [day, one] = chosen
        const [first = 0, ...others] = one.replyMs
        const faster = { ...found, [day]: { ...one, replyMs: [first * factor, ...others] } }
        expect(valueOf(faster, 'speed') ?? 0).toBeGreaterThanOrEqual(valueOf(found, 'speed') ?? 0)
      }),
      { ...runs, examples: [[HALVES, 0, 0]] },
    )
  })

  test('the arithmetic on the card adds up to what is shown', () => {
    fc.assert(
      fc.property(evidence, (found) => {
        const result = heatOf(found, NOW)
        const lines = arithmetic(result)
        const sum = (pick: 'weight' | 'points'): number =>
          lines.reduce((total, line) => total + line[pick], 0)
        expect(sum('points')).toBe(result.heat ?? 0)
        expect(sum('weight')).toBe(lines.length === 0 ? 0 : 100)
        for (const { points, weight, value } of lines) {
          expect(Math.abs(points - (weight * value) / 100)).toBeLessThan(2.1)
        }
      }),
      runs,
    )
  })

  test('without new messages heat from conversation only fades', () => {
    fc.assert(
      fc.property(evidence, fc.integer({ min: 1, max: 100 }), (found, days) => {
        const [today, later] = [NOW, NOW + days * 86_400_000].map((at) => heatOf(found, at).parts.depth.value)
        if (today !== undefined && later !== undefined && later > 0) {
          const isGrown = found[TODAY] !== undefined && today === 0
          expect(isGrown || later <= today + 1e-9).toBe(true)
        }
      }),
      runs,
    )
  })
})

test('The curves fall and rise without a step back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600_000_000 }), fc.nat(9_000_000), (replyMs, more) => {
      expect(speedOf(replyMs + more)).toBeLessThanOrEqual(speedOf(replyMs))
    }),
    runs,
  )
  fc.assert(
    fc.property(fc.nat(500), fc.nat(50), (turns, more) => {
      expect(depthOf(turns + more)).toBeGreaterThanOrEqual(depthOf(turns))
    }),
    runs,
  )
  expect([speedOf(0), speedOf(300_000), speedOf(3 * 86_400_000), depthOf(0), depthOf(10)]).toEqual([
    100, 100, 0, 0, 50,
  ])
})
