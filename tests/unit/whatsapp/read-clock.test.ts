import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock } from '@/entrypoints/whatsapp.content/read-messages/read-clock'

const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))

describe('the time on a label', () => {
  it('comes back from each time of day in 24 hours, with either separator', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(':', '.'), ([hours, minutes], separator) => {
        const label = `${hours}${separator}${String(minutes).padStart(2, '0')}`
        expect(readClock(label)).toMatchObject({ hours, minutes })
      }),
    )
  })

  it.each([
    ['AM', 'PM'],
    ['am', 'pm'],
    ['a.\u00a0m.', 'p.\u00a0m.'],
    ['ص', 'م'],
    ['오전', '오후'],
    ['午前', '午後'],
    ['上午', '下午'],
  ])('comes back from each time of day in halves: %s and %s', (morning, afternoon) => {
    fc.assert(
      fc.property(times, fc.boolean(), ([hours, minutes], isBefore) => {
        const clock = `${hours % 12 || 12}:${String(minutes).padStart(2, '0')}`
        const half = hours < 12 ? morning : afternoon
        const label = isBefore ? `${half} ${clock}` : `${clock}\u202f${half}`
        expect(readClock(label)).toMatchObject({ hours, minutes })
      }),
    )
  })

  it('may stand right against its half of the day', () => {
    expect(readClock('8:19pm')).toMatchObject({ hours: 20 })
    expect(readClock('8:19AM')).toMatchObject({ hours: 8 })
  })

  it.each(['Yesterday', '28.09.2026', '28/09/2026', '1.234', 'Montag', ''])('is none in "%s"', (label) => {
    expect(readClock(label)).toBeUndefined()
  })
})
