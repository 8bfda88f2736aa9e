import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, evidenceOfDay, MAX_REPLIES, type EvidenceMessage } from '@/utils/scoring/evidence'
import { DAY_MS, messagesOfToday, TODAY } from './arbitrary-evidence'

const MINUTE = 60_000
const START = TODAY * DAY_MS

function message(
  minute: number,
  direction: 'in' | 'out',
  more: Partial<EvidenceMessage> = {},
): EvidenceMessage {
  return {
    at: START + minute * MINUTE,
    direction,
    ack: direction === 'out' ? 'read' : 'unknown',
    kind: 'text',
    ...more,
  }
}

test('A day is counted in UTC from the first second to the last', () => {
  expect(dayOf(START)).toBe(TODAY)
  expect(dayOf(START + DAY_MS - 1)).toBe(TODAY)
  expect(dayOf(START - 1)).toBe(TODAY - 1)
})

test('An answer takes as long as our first message since theirs has waited', () => {
  const found = evidenceOfDay(
    [message(0, 'out'), message(10, 'out'), message(30, 'in'), message(31, 'in')],
    [],
  )
  expect(found).toEqual({ in: 2, out: 2, told: 2, read: 2, replyMs: [30 * MINUTE], turns: 1 })
})

test('An answer to what was written the day before counts on the day it comes', () => {
  const found = evidenceOfDay([message(60, 'in')], [message(-60, 'out'), message(-90, 'in')])
  expect(found).toMatchObject({ replyMs: [120 * MINUTE], turns: 1, out: 0 })
})

test('Who has the turn already does not take it again', () => {
  expect(evidenceOfDay([message(60, 'in')], [message(-60, 'in')])).toMatchObject({ turns: 0, replyMs: [] })
})

test('An answer after more than a week is a turn and no answer', () => {
  const found = evidenceOfDay([message(60, 'in')], [message(-7 * 24 * 60, 'out')])
  expect(found).toMatchObject({ turns: 1, replyMs: [] })
})

test('Who writes first has taken a turn and answered nothing', () => {
  expect(evidenceOfDay([message(5, 'in')], [])).toMatchObject({ turns: 1, replyMs: [] })
})

test.each([
  ['read', 1, 1],
  ['delivered', 1, 0],
  ['sent', 1, 0],
  ['unknown', 0, 0],
  ['pending', 0, 0],
] as const)('A message that is %s tells of %i, of which %i is read', (ack, told, read) => {
  expect(evidenceOfDay([message(0, 'out', { ack })], [])).toMatchObject({ out: 1, told, read })
})

test('What was answered and never marked as read tells nothing of reading: the receipts are off', () => {
  const found = evidenceOfDay([message(0, 'out', { ack: 'delivered' }), message(9, 'in')], [])
  expect(found).toMatchObject({ told: 0, read: 0, turns: 1 })
})

test('What failed, what the app says and what has no known sender are no messages', () => {
  const others = [
    message(0, 'out', { ack: 'failed' }),
    message(1, 'in', { kind: 'system' }),
    { ...message(2, 'in'), direction: 'unknown' as const },
  ]
  expect(evidenceOfDay(others, [])).toBeUndefined()
})

test('Of many answers the fastest five of a day are kept', () => {
  const quick = Array.from({ length: 8 }, (_, i) => [message(i * 20, 'out'), message(i * 20 + 10 - i, 'in')])
  const found = evidenceOfDay(quick.flat(), [])
  expect(found?.turns).toBe(8)
  expect(found?.replyMs).toEqual([3, 4, 5, 6, 7].map((minutes) => minutes * MINUTE))
})

describe('of any messages', () => {
  test('the order in which they come does not matter', () => {
    fc.assert(
      fc.property(
        messagesOfToday.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(evidenceOfDay(shuffled, [])).toEqual(evidenceOfDay(all, []))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('what is read was told, and what was told was sent', () => {
    fc.assert(
      fc.property(messagesOfToday, (messages) => {
        const found = evidenceOfDay(messages, [])
        if (found === undefined) return
        expect(found.read).toBeLessThanOrEqual(found.told)
        expect(found.told).toBeLessThanOrEqual(found.out)
        expect(found.replyMs.length).toBeLessThanOrEqual(Math.min(MAX_REPLIES, found.turns))
        expect(found.replyMs.every((took) => took >= 0)).toBe(true)
        expect(found.turns).toBeLessThanOrEqual(found.in)
      }),
      { numRuns: 300 },
    )
  })

  test('one more message of theirs never makes fewer turns', () => {
    fc.assert(
      fc.property(messagesOfToday, fc.nat(30), (messages, minute) => {
        const more = evidenceOfDay([...messages, message(minute, 'in')], [])
        expect(more?.turns).toBeGreaterThanOrEqual(evidenceOfDay(messages, [])?.turns ?? 0)
      }),
      { numRuns: 300 },
    )
  })
})
