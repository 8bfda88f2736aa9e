import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levelOf, nextLevel } from '@/utils/scoring/heat'

type State = ReturnType<typeof nextLevel>
const heat = fc.integer({ min: 0, max: 100 })

test.each([
  [100, 'hot'],
  [80, 'hot'],
  [79, 'warm'],
  [50, 'warm'],
  [49, 'cool'],
  [20, 'cool'],
  [19, 'cold'],
  [0, 'cold'],
])('%i by itself is %s', (value, level) => {
  expect(levelOf(value)).toBe(level)
})

test('The first known heat sets the level, and an unknown one has none', () => {
  expect(nextLevel({}, 81)).toEqual({ level: 'hot', levelHeat: 81 })
  expect(nextLevel({ level: 'hot', levelHeat: 81 }, undefined)).toEqual({})
})

test('A move of 15 points leaves the level alone, one of 16 changes it', () => {
  const hot: State = { level: 'hot', levelHeat: 82 }
  expect(nextLevel(hot, 67)).toEqual(hot)
  expect(nextLevel(hot, 66)).toEqual({ level: 'warm', levelHeat: 66 })
})

test('Moves of at most 15 points from where the level last changed never change it', () => {
  fc.assert(
    fc.property(heat, fc.array(fc.integer({ min: -15, max: 15 })), (start, moves) => {
      const first = nextLevel({}, start)
      let state = first
      for (const move of moves) state = nextLevel(state, Math.min(100, Math.max(0, start + move)))
      expect(state).toEqual(first)
    }),
    { numRuns: 300 },
  )
})

test('A heat that swings within 15 points changes the level once at most, and never back', () => {
  fc.assert(
    fc.property(heat, heat, fc.array(fc.integer({ min: 0, max: 15 })), (start, low, swings) => {
      let state = nextLevel({}, start)
      let changes = 0
      for (const swing of swings) {
        const next = nextLevel(state, Math.min(100, low + swing))
        if (next.level !== state.level) changes += 1
        state = next
      }
      expect(changes).toBeLessThanOrEqual(1)
    }),
    { numRuns: 400 },
  )
})
