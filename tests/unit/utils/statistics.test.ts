import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MeasuredReply, medianOf, statisticsOf } from '@/utils/replies/statistics'

const NOW = Date.UTC(2026, 8, 18, 10)
const DAY = 86_400_000

function replyOf(id: string, over: Partial<MeasuredReply> = {}): MeasuredReply {
  return {
    id,
    shortcut: id,
    title: id,
    isArchived: false,
    createdAt: NOW - 100 * DAY,
    uses: over.measured ?? 0,
    measured: 0,
    answered: 0,
    pending: 0,
    replyTimesMs: [],
    ...over,
  }
}

function idsWhere(replies: MeasuredReply[], what: 'retire' | 'review', at = NOW): string[] {
  return statisticsOf(replies, at, 'UTC')
    .filter(({ retire, isDueForReview }) => (what === 'retire' ? retire !== undefined : isDueForReview))
    .map(({ id }) => id)
}

const anyReply = fc
  .record({
    decided: fc.nat(40),
    pending: fc.nat(5),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    isArchived: fc.boolean(),
    ageDays: fc.integer({ min: 0, max: 400 }),
    reviewedDaysAgo: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  })
  .map(({ decided, pending, share, isArchived, ageDays, reviewedDaysAgo }) => ({
    measured: decided + pending,
    answered: Math.floor(decided * share),
    pending,
    isArchived,
    createdAt: NOW - ageDays * DAY,
    reviewedAt: reviewedDaysAgo === undefined ? undefined : NOW - reviewedDaysAgo * DAY,
  }))
const anyReplies = fc
  .array(anyReply, { maxLength: 60 })
  .map((list) => list.map((one, at) => replyOf(`r${at}`, { ...one, uses: one.measured })))

describe('the answer rate', () => {
  test('is the share of those answered in a day, without those nothing can be said of yet', () => {
    const [figures] = statisticsOf([replyOf('a', { measured: 10, answered: 4, pending: 2 })], NOW, 'UTC')
    expect(figures).toMatchObject({ measured: 10, answerRate: 0.5 })
  })

  test('is absent where nothing was measured', () => {
    const replies = [replyOf('a', { uses: 7 }), replyOf('b', { measured: 2, pending: 2 })]
    for (const figures of statisticsOf(replies, NOW, 'UTC')) expect(figures).not.toHaveProperty('answerRate')
  })

  test('is between none and all, and the order of replies stays', () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        const statistics = statisticsOf(replies, NOW, 'UTC')
        expect(statistics.map(({ id }) => id)).toEqual(replies.map(({ id }) => id))
        for (const { answerRate = 0 } of statistics) {
          expect(answerRate).toBeGreaterThanOrEqual(0)
          expect(answerRate).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('the median', () => {
  test('has as many values below it as above', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (values) => {
        const median = medianOf(values)!
        const below = values.filter((value) => value < median).length
        const above = values.filter((value) => value > median).length
        expect(below).toBeLessThanOrEqual(values.length / 2)
        expect(above).toBeLessThanOrEqual(values.length / 2)
        expect(medianOf(values.toReversed())).toBe(median)
      }),
    )
    expect(medianOf([])).toBeUndefined()
    expect(medianOf([4, 1, 3, 2])).toBe(2.5)
  })
})

describe('the retire list', () => {
  test('names the weakest fifth of what was used five times', () => {
    const replies = [1, 2, 3, 4, 5].map((answered) => replyOf(`r${answered}`, { measured: 10, answered }))
    const rare = replyOf('rare', { measured: 4, answered: 0 })
    expect(idsWhere([...replies, rare], 'retire')).toEqual(['r1'])
  })

  test('names what hardly anybody answers after twenty uses, however the others do', () => {
    const replies = [replyOf('a', { measured: 21, answered: 1 }), replyOf('b', { measured: 19, answered: 0 })]
    const statistics = statisticsOf(replies, NOW, 'UTC')
    expect(statistics.map(({ retire }) => retire)).toEqual(['rarely-answered', undefined])
  })

  test('names nobody when all are equally good', () => {
    const replies = Array.from({ length: 20 }, (_, at) => replyOf(`r${at}`, { measured: 10, answered: 7 }))
    expect(idsWhere(replies, 'retire')).toEqual([])
  })

  test('is at most a fifth, and whoever is on it is weaker than whoever is not', () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        const statistics = statisticsOf(replies, NOW, 'UTC')
        const byId = new Map(replies.map((reply) => [reply.id, reply]))
        const rated = statistics.filter(({ id, answerRate, isArchived }) => {
          const { measured, pending } = byId.get(id)!
          return isArchived !== true && answerRate !== undefined && measured - pending >= 5
        })
        const weakest = rated.filter(({ retire }) => retire === 'weakest-fifth')
        const others = rated.filter(({ retire }) => retire === undefined)
        expect(weakest.length).toBeLessThanOrEqual(rated.length / 5)
        for (const weak of weakest) {
          for (const other of others) expect(weak.answerRate!).toBeLessThan(other.answerRate!)
        }
        for (const { id, retire } of statistics) {
          if (retire !== undefined) expect(rated.map((one) => one.id)).toContain(id)
          if (retire !== 'rarely-answered') continue
          const { measured, pending, answered } = byId.get(id)!
          expect(measured - pending).toBeGreaterThanOrEqual(20)
          expect(answered / (measured - pending)).toBeLessThan(0.05)
        }
      }),
    )
  })
})

describe('the review list', () => {
  test('holds three of ten, the longest not looked at first, then the weakest', () => {
    const replies = Array.from({ length: 7 }, (_, at) => replyOf(`new${at}`, { createdAt: NOW - 40 * DAY }))
    replies.push(replyOf('weak', { measured: 10, answered: 1, reviewedAt: NOW - 90 * DAY }))
    replies.push(replyOf('good', { measured: 10, answered: 9, reviewedAt: NOW - 90 * DAY }))
    replies.push(replyOf('oldest', { reviewedAt: NOW - 200 * DAY }))
    expect(idsWhere(replies, 'review')).toEqual(['weak', 'good', 'oldest'])
  })

  test('gets shorter with each review, and is new with the next month where the user lives', () => {
    let replies = Array.from({ length: 10 }, (_, at) => replyOf(`r${at}`))
    for (let left = 3; left > 0; left--) {
      const due = idsWhere(replies, 'review')
      expect(due).toHaveLength(left)
      replies = replies.map((one) => (one.id === due[0] ? { ...one, reviewedAt: NOW } : one))
    }
    expect(idsWhere(replies, 'review')).toEqual([])
    const lastHour = Date.UTC(2026, 8, 30, 23)
    expect(idsWhere(replies, 'review', lastHour)).toEqual([])
    const inTokyo = statisticsOf(replies, lastHour, 'Asia/Tokyo').filter((one) => one.isDueForReview)
    expect(inTokyo).toHaveLength(3)
    expect(inTokyo.some(({ id }) => replies.find((one) => one.id === id)?.reviewedAt === NOW)).toBe(false)
  })

  test('never holds what was put aside, made or looked at this month, nor more than its share', () => {
    fc.assert(
      fc.property(anyReplies, (replies) => {
        const due = new Set(idsWhere(replies, 'review'))
        const active = replies.filter(({ isArchived }) => !isArchived)
        expect(due.size).toBeLessThanOrEqual(Math.ceil(active.length * 0.3))
        const month = Date.UTC(2026, 8, 1)
        for (const reply of replies.filter(({ id }) => due.has(id))) {
          expect(reply.isArchived).toBe(false)
          expect(reply.reviewedAt ?? reply.createdAt).toBeLessThan(month)
        }
      }),
    )
  })

  test('lets every reply have its turn within four months', () => {
    let replies = Array.from({ length: 23 }, (_, at) => replyOf(`r${at}`))
    const seen = new Set<string>()
    for (const month of [8, 9, 10, 11]) {
      const at = Date.UTC(2026, month, 10)
      for (const id of idsWhere(replies, 'review', at)) {
        seen.add(id)
        replies = replies.map((one) => (one.id === id ? { ...one, reviewedAt: at } : one))
      }
    }
    expect(seen.size).toBe(23)
  })
})
