import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datePiece } from '@/utils/replies/exchange/template/date-pieces'
import { momentPattern } from '@/utils/replies/exchange/template/moment-pattern'
import { offsetsOf, secondsOf } from '@/utils/replies/exchange/template/offsets'
import { patternToStrftime, strftimePattern } from '@/utils/replies/exchange/template/strftime'
import { templateOf } from '@/utils/replies/exchange/template/pieces'
import { isDateFormat } from '@/utils/templates/date-format'
import { renderTemplate } from '@/utils/templates/render'

const NOW = Date.UTC(2026, 10, 3, 15, 4, 9)

function written(pattern: string): string {
  const body = templateOf([datePiece(pattern, [])])
  return renderTemplate(body, { values: {}, answers: {}, now: NOW, language: 'en', timeZone: 'UTC' }).text
}

function strftime(format: string): string {
  const found = strftimePattern(format)
  return 'pattern' in found ? [written(found.pattern), ...found.lost].join(' - ') : JSON.stringify(found)
}

function moment(format: string): string {
  const found = momentPattern(format)
  return 'pattern' in found ? [written(found.pattern), ...found.lost].join(' - ') : JSON.stringify(found)
}

describe("other programs' date formats", () => {
  it.each([
    ['%d/%m/%Y', '03/11/2026'],
    ['%-d.%-m.%y', '3.11.26'],
    ['%A, %e %B', 'Tuesday, 3 November'],
    ['%a %b %d at %I:%M %p', 'Tue Nov 03 at 03:04 PM'],
    ['%F %R', '2026-11-03 15:04'],
    ['%T', '15:04 - %S'],
    ["it's %H o'clock", "it's 15 o'clock"],
    ['100%% on %d%n%t|{%m}', '100% on 03\n\t|{11}'],
    ['%x', '11/3/26'],
    ['%H:%M:%S %Z', '15:04 - %S - %Z'],
    ['week %V', '{"unknown":"%V"}'],
    ['%S', '{"unknown":"%S"}'],
    ['no date', '{"text":"no date"}'],
    ['constructor', '{"text":"constructor"}'],
  ])('of strftime: %s gives %s', (format, text) => {
    expect(strftime(format)).toBe(text)
  })

  it.each([
    ['DD/MM/YYYY', '03/11/2026'],
    ['dddd, MMMM Do, YYYY [at] h:mm A', 'Tuesday, November 3, 2026 at 3:04 PM - o'],
    ['HH:mm:ss', '15:04 - ss'],
    ["[it's] H", "it's 15"],
    ['YYYY年 M月 D日', '2026年 11月 3日'],
    ['L', '11/3/26'],
    ['LT', '3:04 PM'],
    ['[day]', '{"text":"day"}'],
    ['wo', '{"unknown":"wo"}'],
    ['constructor', '{"unknown":"s"}'],
  ])('of Moment.js: %s gives %s', (format, text) => {
    expect(moment(format).replaceAll('\u202f', ' ')).toBe(text)
  })

  it('are understood by our own dates, whatever they hold', () => {
    const part = fc.constantFrom(
      ...'%Y %d %H %M %p %% %n %S %- %'.split(' '),
      "'",
      '|',
      '{',
      '}}',
      'at',
      ' ',
      ':',
    )
    const momentPart = fc.constantFrom(
      ...'YYYY DD mm A [ ] [at] ss Do \\ L'.split(' '),
      "'",
      '|',
      '{',
      '}}',
      ' ',
      ':',
    )
    fc.assert(
      fc.property(fc.array(part), fc.array(momentPart), (strftimeParts, momentParts) => {
        for (const found of [strftimePattern(strftimeParts.join('')), momentPattern(momentParts.join(''))]) {
          if ('pattern' in found) expect(isDateFormat(found.pattern)).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('come back from espanso the same', () => {
    const pattern = fc
      .array(
        fc.constantFrom(
          'yyyy',
          'yy',
          'MMMM',
          'MMM',
          'MM',
          'M',
          'dd',
          'd',
          'EEEE',
          'EEE',
          'HH',
          'H',
          'hh',
          'h',
          'mm',
          'a',
          "'%d'",
          "'at'",
          "''",
        ),
        { minLength: 1 },
      )
      .map((tokens) => `d ${tokens.join(' ')}`)
    fc.assert(
      fc.property(pattern, (format) => {
        const back = strftimePattern(patternToStrftime(format))
        expect('pattern' in back && written(back.pattern)).toBe(written(format))
      }),
    )
  })

  it('are moved by the same time in seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000, max: 9_000_000 }), (minutes) => {
        expect(secondsOf(offsetsOf(minutes * 60)) === minutes * 60).toBe(true)
      }),
    )
    expect(secondsOf([{ amount: 1, unit: 'bd' }])).toBeUndefined()
    expect(templateOf([datePiece('iso', [{ amount: -12_345, unit: 'd' }])])).toBe('{{today-9999d-2346d:iso}}')
  })
})
