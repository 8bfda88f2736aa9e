import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileRules } from '@/utils/suggestions/compile-rules'
import { type PastMessage, replay } from '@/utils/suggestions/replay'
import type { Condition } from '@/utils/suggestions/rule'
import { factsOf, ruleOf, T0 } from '../helpers/suggestions'

const DAY = 86_400_000

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('in-a-row' as const), count: fc.integer({ min: 2, max: 4 }) }),
  fc.record({
    type: fc.constant('silent' as const),
    afterMs: fc.integer({ min: 0, max: DAY }),
    needsRead: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('time' as const),
    span: fc.constantFrom('outside-working-hours' as const, 'within-working-hours' as const),
    delayMs: fc.integer({ min: 0, max: DAY }),
  }),
)
const message: fc.Arbitrary<PastMessage> = fc.record({
  at: fc.integer({ min: T0 - 5 * DAY, max: T0 }),
  direction: fc.constantFrom('in', 'out'),
  isRead: fc.boolean(),
})

test('Playing any conversation again proposes at most once each time one of both had the last word, and in time', () => {
  fc.assert(
    fc.property(condition, fc.array(message, { maxLength: 30 }), (of, messages) => {
      const { now: _, ...facts } = factsOf()
      const until = T0 + DAY
      const hits = replay(compileRules([ruleOf(of)]), messages, { ...facts, until })
      const ordered = messages.toSorted((a, b) => a.at - b.at)
      const turns = ordered.filter(({ direction }, at) => direction !== ordered[at - 1]?.direction)
      expect(hits.length).toBeLessThanOrEqual(turns.length)
      expect(hits).toEqual(hits.toSorted((a, b) => a - b))
      for (const hit of hits) {
        expect(hit).toBeGreaterThanOrEqual(ordered[0]!.at)
        expect(hit).toBeLessThanOrEqual(until)
      }
    }),
  )
})
