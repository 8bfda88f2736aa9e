import fc from 'fast-check'
import type { DayEvidence, Evidence, EvidenceMessage } from '@/utils/scoring/evidence'

export const DAY_MS = 24 * 60 * 60_000
export const TODAY = 20_000
export const NOW = TODAY * DAY_MS + 12 * 60 * 60_000

const replyMs = fc.array(fc.integer({ min: 0, max: 7 * DAY_MS }), { maxLength: 5 })
export const dayEvidence: fc.Arbitrary<DayEvidence> = fc
  .record({
    in: fc.nat(20),
    out: fc.nat(20),
    told: fc.nat(20),
    read: fc.nat(20),
    replyMs,
    turns: fc.nat(12),
  })
  .map((day) => ({ ...day, read: Math.min(day.read, day.told), out: Math.max(day.out, day.told) }))

/** Days up to 450 days back, of which some are too old to count. */
export const evidence: fc.Arbitrary<Evidence> = fc
  .array(fc.tuple(fc.integer({ min: TODAY - 450, max: TODAY }), dayEvidence), { maxLength: 12 })
  .map((days) => Object.fromEntries(days.map(([day, found]) => [String(day), found])))

/** Messages of one day, many of them in the same minute, as exported chats and the page tell them. */
export const messagesOfToday: fc.Arbitrary<EvidenceMessage[]> = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 30 }).map((minute) => TODAY * DAY_MS + minute * 60_000),
    direction: fc.constantFrom('in' as const, 'out' as const, 'out' as const, 'unknown' as const),
    ack: fc.constantFrom('pending', 'sent', 'delivered', 'read', 'failed', 'unknown'),
    kind: fc.constantFrom('text', 'image', 'system'),
  }),
  { maxLength: 14 },
)
