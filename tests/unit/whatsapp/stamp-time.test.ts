import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStamp, type Stamp } from '@/entrypoints/whatsapp.content/read-messages/parse-stamp'
import { orderOfDates, timeOfStamp } from '@/entrypoints/whatsapp.content/read-messages/stamp-time'

const NOW = new Date(2026, 9, 20, 12, 0).getTime()
const ambiguous = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))

describe('the order of day and month', () => {
  it('is never guessed from one ambiguous stamp alone', () => {
    fc.assert(
      fc.property(ambiguous, fc.constantFrom('', 'xx', 'zh-tw', 'en-ca', 'fil'), ([first, second], lang) => {
        const stamp = stampOf(`10:30, ${first}/${second}/2020`)
        expect(orderOfDates([stamp], lang, NOW)).toBeUndefined()
      }),
    )
  })

  it('is told by a stamp that can only be read one way', () => {
    expect(orderOfDates([stampOf('10:30, 28/09/2026')], '', NOW)).toBe('day-first')
    expect(orderOfDates([stampOf('10:30, 9/28/2026')], '', NOW)).toBe('month-first')
  })

  it('is told for ambiguous stamps by a certain one beside them', () => {
    const stamps = ['10:30, 3/4/2026', '10:31, 28/4/2026'].map(stampOf)
    expect(orderOfDates(stamps, 'en', NOW)).toBe('day-first')
  })

  it('is told by what would lie in the future the other way round', () => {
    expect(orderOfDates([stampOf('10:30, 10/12/2026')], '', NOW)).toBe('month-first')
    expect(orderOfDates([stampOf('10:30, 12/10/2026')], '', NOW)).toBe('day-first')
  })

  it('stays open when stamps contradict each other, whatever the language', () => {
    const stamps = ['10:30, 28/4/2026', '10:31, 4/28/2026'].map(stampOf)
    for (const lang of ['', 'en', 'de', 'ja']) expect(orderOfDates(stamps, lang, NOW)).toBeUndefined()
  })

  it.each(['en-gb', 'pt-br', 'es', 'de', 'it', 'he', 'ar', 'id', 'nl'])('is day first in %s', (lang) => {
    expect(orderOfDates([stampOf('10:30, 3/4/2026')], lang, NOW)).toBe('day-first')
  })

  it('is month first in plain English only where every stamp looks American', () => {
    expect(orderOfDates([stampOf('8:19\u202fPM, 3/4/2026')], 'en', NOW)).toBe('month-first')
    expect(orderOfDates([stampOf('20:19, 03/04/2026')], 'en', NOW)).toBeUndefined()
    const mixed = ['8:19\u202fPM, 3/4/2026', '20:19, 03/04/2026'].map(stampOf)
    expect(orderOfDates(mixed, 'en', NOW)).toBeUndefined()
  })
})

describe('the time of a stamp', () => {
  it('is the written one, in the time zone of the browser', () => {
    const stamp = stampOf('10:30, 28.09.2026')
    expect(timeOfStamp(stamp, 'day-first')).toBe(new Date(2026, 8, 28, 10, 30).getTime())
  })

  it.each(['20:19, 2026/09/08', '오후 8:19, 2026.9.8', '下午8:19, 2026年9月8日'])(
    'needs no order when the year comes first: %s',
    (label) => {
      const expected = new Date(2026, 8, 8, 20, 19).getTime()
      for (const order of [undefined, 'day-first', 'month-first'] as const) {
        expect(timeOfStamp(stampOf(label), order)).toBe(expected)
      }
    },
  )

  it('is unknown while the order is, unless day and month are the same number', () => {
    expect(timeOfStamp(stampOf('10:30, 3/4/2026'), undefined)).toBeUndefined()
    expect(timeOfStamp(stampOf('10:30, 4/4/2026'), undefined)).toBe(new Date(2026, 3, 4, 10, 30).getTime())
  })

  it('is unknown for days that no calendar has', () => {
    expect(timeOfStamp(stampOf('10:30, 31/02/2026'), 'day-first')).toBeUndefined()
    expect(timeOfStamp(stampOf('10:30, 28/09/2026'), 'month-first')).toBeUndefined()
  })

  it('comes back from any day written in any order', () => {
    const days = fc.date({ min: new Date(2012, 0, 1), max: new Date(2030, 0, 1), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const [d, m, y] = [date.getDate(), date.getMonth() + 1, date.getFullYear()]
        const noon = new Date(y, m - 1, d, 12, 7).getTime()
        expect(timeOfStamp(stampOf(`12:07, ${d}/${m}/${y}`), 'day-first')).toBe(noon)
        expect(timeOfStamp(stampOf(`12:07 PM, ${m}/${d}/${y}`), 'month-first')).toBe(noon)
        expect(timeOfStamp(stampOf(`12:07, ${y}/${m}/${d}`), undefined)).toBe(noon)
      }),
    )
  })
})

function stampOf(label: string): Stamp {
  const stamp = parseStamp(label)
  if (!stamp) throw new Error(`no stamp: ${label}`)
  return stamp
}
