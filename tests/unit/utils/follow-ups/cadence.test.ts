import { describe, expect, test } from 'vitest'
import { cadenceFor, spanOf, zoneOf, type CadenceRule } from '@/utils/follow-ups/cadence'

const HOUR_MS = 3_600_000
const base: CadenceRule = { id: 'a', grade: 'A', idealHours: 72, maxHours: 120, seasons: [] }
const peak = { from: '11-15', to: '01-10', idealHours: 24, maxHours: 48 }

describe('How often to be in touch', () => {
  test.each([
    ['2026-11-14T12:00Z', 72],
    ['2026-11-15T12:00Z', 24],
    ['2026-12-31T12:00Z', 24],
    ['2027-01-10T12:00Z', 24],
    ['2027-01-11T12:00Z', 72],
  ])('A season over New Year: on %s the ideal is %s hours', (moment, hours) => {
    expect(spanOf({ ...base, seasons: [peak] }, Date.parse(moment), 'UTC').idealHours).toBe(hours)
  })

  test('A season begins at midnight of the person', () => {
    const cadence = { ...base, seasons: [peak] }
    expect(spanOf(cadence, Date.parse('2026-11-14T16:00Z'), 'Asia/Tokyo').idealHours).toBe(24)
    expect(spanOf(cadence, Date.parse('2026-11-14T16:00Z'), 'Europe/Rome').idealHours).toBe(72)
  })

  test('Where seasons meet the strictest holds', () => {
    const second = { from: '12-01', to: '12-31', idealHours: 12, maxHours: 24 }
    expect(spanOf({ ...base, seasons: [peak, second] }, Date.parse('2026-12-05T12:00Z'), 'UTC')).toEqual({
      idealHours: 12,
      maxHours: 24,
    })
  })

  test('Hours are those that pass, also where clocks are moved', () => {
    const last = Date.parse('2026-03-27T12:00Z')
    expect(zoneOf(base, last, last + 72 * HOUR_MS - 1, 'Europe/Rome')).toBe('green')
    expect(zoneOf(base, last, last + 72 * HOUR_MS, 'Europe/Rome')).toBe('yellow')
    expect(zoneOf(base, last, last + 120 * HOUR_MS, 'Europe/Rome')).toBe('red')
  })
})

describe('Which cadence applies', () => {
  const ofTag: CadenceRule = { id: 'b', tagId: 't', idealHours: 24, maxHours: 48, seasons: [] }
  const ofBoth: CadenceRule = { id: 'c', grade: 'A', tagId: 't', idealHours: 12, maxHours: 24, seasons: [] }
  const ofNobody: CadenceRule = { id: 'd', idealHours: 1, maxHours: 2, seasons: [] }
  const all = [base, ofTag, ofBoth, ofNobody]

  test('By grade, by tag, or by both, the strictest; without either it is for nobody', () => {
    expect(cadenceFor({ grade: 'A', tagIds: [] }, all)).toBe(base)
    expect(cadenceFor({ grade: 'B', tagIds: ['t'] }, all)).toBe(ofTag)
    expect(cadenceFor({ grade: 'A', tagIds: ['t'] }, all)).toBe(ofBoth)
    expect(cadenceFor({ tagIds: [] }, all)).toBeUndefined()
  })

  test('In its season another one may be the strictest', () => {
    const seasonal = { ...base, seasons: [{ ...peak, idealHours: 6, maxHours: 12 }] }
    const moment = { at: Date.parse('2026-12-05T12:00Z'), timeZone: 'UTC' }
    expect(cadenceFor({ grade: 'A', tagIds: ['t'] }, [seasonal, ofTag])).toBe(ofTag)
    expect(cadenceFor({ grade: 'A', tagIds: ['t'] }, [seasonal, ofTag], moment)).toBe(seasonal)
  })
})
