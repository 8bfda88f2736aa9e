import { describe, expect, test } from 'vitest'
import { formatDateAs, isDateFormat } from '@/utils/templates/date-format'
import { dateOf } from '@/utils/templates/date-value'
import { type DateExpression, readDateExpression } from '@/utils/templates/date-expression'
import { render, textOf } from './context'

function moment(written: string, from: string, timeZone = 'UTC', workDays?: number[]): string | undefined {
  const expression = readDateExpression(written) as DateExpression
  const at = dateOf(expression, { now: Date.parse(from), timeZone, workDays })
  return at === undefined ? undefined : formatDateAs(at, 'EEE yyyy-MM-dd HH:mm', { language: 'en', timeZone })
}

describe('offsets', () => {
  test.each([
    ['today', '2026-11-20T14:30Z', 'Fri 2026-11-20 14:30'],
    ['tomorrow+1d', '2026-11-20T14:30Z', 'Sun 2026-11-22 14:30'],
    ['today-1w', '2026-11-20T14:30Z', 'Fri 2026-11-13 14:30'],
    ['now+90min', '2026-11-20T23:00Z', 'Sat 2026-11-21 00:30'],
    ['today+1m', '2026-01-31T10:00Z', 'Sat 2026-02-28 10:00'],
    ['today+1m-1d', '2026-01-31T10:00Z', 'Fri 2026-02-27 10:00'],
    ['today-1m', '2026-03-31T10:00Z', 'Sat 2026-02-28 10:00'],
    ['today+11m', '2026-11-30T10:00Z', 'Sat 2027-10-30 10:00'],
    ['today+1y', '2028-02-29T10:00Z', 'Wed 2029-02-28 10:00'],
    ['today−1d', '2026-11-20T14:30Z', 'Thu 2026-11-19 14:30'],
  ])('%s from %s is %s', (written, from, expected) => {
    expect(moment(written, from)).toBe(expected)
  })

  test.each([
    // Clocks go forward on 29 March 2026 in Berlin, and back on 25 October.
    ['today+1d', '2026-03-28T10:00Z', 'Europe/Berlin', 'Sun 2026-03-29 11:00'],
    ['now+24h', '2026-03-28T10:00Z', 'Europe/Berlin', 'Sun 2026-03-29 12:00'],
    ['now+1h', '2026-03-29T00:30Z', 'Europe/Berlin', 'Sun 2026-03-29 03:30'],
    ['today+1d', '2026-03-28T01:30Z', 'Europe/Berlin', 'Sun 2026-03-29 03:30'],
    ['today+1d', '2026-10-24T10:00Z', 'Europe/Berlin', 'Sun 2026-10-25 12:00'],
    ['now+24h', '2026-10-24T10:00Z', 'Europe/Berlin', 'Sun 2026-10-25 11:00'],
    ['now+1h', '2026-10-25T00:30Z', 'Europe/Berlin', 'Sun 2026-10-25 02:30'],
    // In Beirut it is midnight that is left out.
    ['tomorrow', '2026-03-28T00:15+02:00', 'Asia/Beirut', 'Sun 2026-03-29 01:15'],
    ['today+1w', '2026-03-01T12:00Z', 'America/New_York', 'Sun 2026-03-08 07:00'],
  ])('%s from %s in %s is %s', (written, from, zone, expected) => {
    expect(moment(written, from, zone)).toBe(expected)
  })

  test('An hour within the hour that comes twice is exact', () => {
    const now = Date.parse('2026-10-25T00:30Z')
    const later = readDateExpression('now+1h') as DateExpression
    expect(dateOf(later, { now, timeZone: 'Europe/Berlin' })).toBe(now + 3_600_000)
  })

  test.each([
    ['today+1bd', '2026-11-20T10:00Z', 'Mon 2026-11-23'],
    ['today+3bd', '2026-11-20T10:00Z', 'Wed 2026-11-25'],
    ['today+5bd', '2026-11-20T10:00Z', 'Fri 2026-11-27'],
    ['today+1bd', '2026-11-21T10:00Z', 'Mon 2026-11-23'],
    ['today+6bd', '2026-11-22T10:00Z', 'Mon 2026-11-30'],
    ['today+0bd', '2026-11-21T10:00Z', 'Mon 2026-11-23'],
    ['today+0bd', '2026-11-20T10:00Z', 'Fri 2026-11-20'],
    ['today-1bd', '2026-11-23T10:00Z', 'Fri 2026-11-20'],
    ['today-6bd', '2026-11-22T10:00Z', 'Fri 2026-11-13'],
    ['today+250bd', '2026-11-20T10:00Z', 'Fri 2027-11-05'],
  ])('%s from %s is %s', (written, from, expected) => {
    expect(moment(written, from)).toBe(`${expected} 10:00`)
  })

  test('Working days are counted one by one, whatever they are', () => {
    for (const workDays of [[1], [7, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7], [6, 7]]) {
      for (let amount = -20; amount <= 20; amount += 1) {
        if (amount === 0) continue
        const written = `today${amount < 0 ? '' : '+'}${amount}bd`
        let day = Date.parse('2026-11-20T10:00Z')
        for (let left = Math.abs(amount); left > 0;) {
          day += Math.sign(amount) * 86_400_000
          if (workDays.includes(new Date(day).getUTCDay() || 7)) left -= 1
        }
        expect(moment(written, '2026-11-20T10:00Z', 'UTC', workDays)).toContain(
          new Date(day).toISOString().slice(0, 10),
        )
      }
    }
    expect(moment('today+1bd', '2026-11-20T10:00Z', 'UTC', [])).toBe('Mon 2026-11-23 10:00')
  })

  test('A date that nobody could read is asked for', () => {
    for (const body of ['{{today+9999y}}', '{{today-9999y}}', `{{today${'+9999y'.repeat(60)}}}`]) {
      expect(render(body)).toMatchObject({ text: body, holes: [{ label: body.slice(2, -2) }] })
      expect(render(body).unresolved).toEqual(render(body).holes.map(({ key }) => key))
    }
    expect(render('{{today+9999y|some day}}').text).toBe('some day')
  })

  test.each(['today+3d x', 'today+', 'today+3', 'today+10000d', 'now+1H2', 'today+3days'])(
    '%s is no date',
    (written) => {
      expect(readDateExpression(written)).toMatchObject({ code: 'bad-date-offset' })
    },
  )
})

describe('formats', () => {
  const at = Date.UTC(2026, 2, 5, 14, 7)
  const write = (format: string, language: string, timeZone = 'UTC') =>
    formatDateAs(at, format, { language, timeZone }).replace(/[\u202f\u00a0]/g, ' ')

  test.each([
    ['long', 'pt-BR', '5 de março de 2026'],
    ['long', 'ja', '2026年3月5日'],
    ['full', 'ja', '2026年3月5日木曜日'],
    ['weekday', 'ar', 'الخميس'],
    ['long', 'he', '5 במרץ 2026'],
    ['short', 'de', '05.03.26'],
    ['medium', 'es', '5 mar 2026'],
    ['time', 'en', '2:07 PM'],
    ['time', 'de', '14:07'],
    ['iso', 'ar', '2026-03-05'],
    ['d MMMM', 'ru', '5 марта'],
    ['MMMM', 'ru', 'март'],
    ['MMM yy', 'en', 'Mar 26'],
    ['M月d日（EEE）', 'ja', '3月5日（木）'],
    ["M'月'd'日'", 'ja', '3月5日'],
    ["EEEE, d 'de' MMMM", 'pt-BR', 'quinta-feira, 5 de março'],
    ["h:mm a, hh 'o''clock'", 'en', "2:07 PM, 02 o'clock"],
    ['LONG', 'en', 'March 5, 2026'],
    ['dd/MM/yyyy H', '!!', '05/03/2026 14'],
  ])('%s in %s is %s', (format, language, text) => {
    expect(isDateFormat(format)).toBe(true)
    expect(write(format, language)).toBe(text)
  })

  test('The zone decides the day; an unknown one is UTC', () => {
    expect(write('iso', 'en', 'Pacific/Kiritimati')).toBe('2026-03-06')
    expect(write('HH:mm', 'en', 'America/Los_Angeles')).toBe('06:07')
    expect(write('HH:mm', 'en', 'Nowhere')).toBe('14:07')
  })

  test.each(['', 'dog', 'long date', "it's", '...', 'YYYY', 'ddMMss', "'"])('%s is none', (format) => {
    expect(isDateFormat(format)).toBe(false)
  })

  test('A length of now has the time too', () => {
    expect(textOf('{{now:short}} {{now:iso}} {{today:short}} {{now}}')).toBe(
      '11/20/26, 2:30 PM 2026-11-20T14:30 11/20/26 2:30 PM',
    )
  })

  test('A reply reads right in a language from right to left', () => {
    expect(textOf('{{today}} · {{today+3d:weekday}}', { language: 'he' })).toBe('20 בנובמבר 2026 · יום שני')
  })

  test('A default of a date is a day in the zone of the customer', () => {
    const asked = render(
      '{{date: A; default=tomorrow}} {{date: B; default={{today+1w}}}} {{date: C|2026-02-28}}',
      {
        timeZone: 'Pacific/Kiritimati',
      },
    )
    expect(asked.holes.map(({ initial }) => initial)).toEqual(['2026-11-22', '2026-11-28', '2026-02-28'])
  })

  test('An answer is the same day in every zone', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      expect(render('{{date: A; format=iso}}', { timeZone, answers: { a: '2026-11-20' } }).text).toBe(
        '2026-11-20',
      )
    }
    expect(render('{{date: A}}', { answers: { a: '2026-02-30' } }).unresolved).toEqual(['a'])
  })
})
