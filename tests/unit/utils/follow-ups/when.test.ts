import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextOccurrence } from '@/utils/follow-ups/recurrence'
import { FRIDAY, read, ROME, shown } from './shown-when'

const LANGUAGES = ['en', 'en-GB', 'ja', 'es', 'pt-BR', 'fr', 'de', 'zh', 'ar', 'id', 'hi', 'it', 'ru', 'vi']

describe('Languages', () => {
  test.each([
    ['id', 'besok jam 3 sore'],
    ['it', 'domani alle 15'],
    ['ru', 'завтра в 15:00'],
    ['nl', 'morgen om 15 uur'],
    ['ar', 'غدا'],
    ['vi', 'ngày mai'],
    ['sv', 'imorgon'],
    ['uk', 'завтра'],
    ['fi', 'huomenna'],
  ])('%s: "%s" is tomorrow', async (language, text) => {
    expect(await shown(text, language)).toMatch(/^11-21/)
  })

  test.each(LANGUAGES)('English is understood as well where the language is %s', async (language) => {
    expect(await shown('tomorrow 3pm call Ana', language)).toBe('11-21 15:00 {call Ana}')
  })

  test('Days come before months in English outside of the United States', async () => {
    expect(await shown('3/12', 'en-GB')).toBe('12-03 09:00~')
    expect(await shown('12/3', 'en-US')).toBe('12-03 09:00~')
  })

  test('What was understood is told in its own words, also when it stood in two places', async () => {
    expect(await read('call Ana tomorrow about price at 3pm', 'en')).toMatchObject({
      words: 'tomorrow at 3pm',
    })
    expect(await read('毎週月曜 10時に電話', 'ja')).toMatchObject({ words: '毎週月曜 10時', rest: '電話' })
    expect(await read('１５時', 'ja')).toMatchObject({ words: '１５時', rest: '' })
  })
})

describe('What is no moment', () => {
  test.each([
    '',
    ' ',
    '12',
    '5551234',
    '+39 06 1234 5678',
    '12.50',
    '???',
    'call Ana',
    'Angebot schicken',
    '見積もり',
  ])('"%s" names none', async (text) => {
    for (const language of LANGUAGES) expect(await read(text, language)).toBeUndefined()
  })

  test.each(['yesterday', 'now', '2020-01-01', '2 days ago', 'May 1 2024'])(
    '"%s" is not ahead',
    async (text) => {
      expect(await read(text, 'en')).toBeUndefined()
    },
  )
})

describe('Clocks that are moved', () => {
  test('In two hours is two hours that pass, and tomorrow at nine is nine on the clock', async () => {
    // In the night to 29 March 2026 the clocks of Rome go from 2:00 to 3:00.
    const before = Date.parse('2026-03-29T00:30:00Z')
    expect((await read('in 2 hours', 'en', before))?.dueAt).toBe(Date.parse('2026-03-29T02:30:00Z'))
    expect((await read('2時間後', 'ja', before))?.dueAt).toBe(Date.parse('2026-03-29T02:30:00Z'))
    expect((await read('at 9', 'en', before))?.dueAt).toBe(Date.parse('2026-03-29T07:00:00Z'))
    const evening = Date.parse('2026-03-28T20:00:00Z')
    expect((await read('tomorrow at 9', 'en', evening))?.dueAt).toBe(Date.parse('2026-03-29T07:00:00Z'))
    // In the night to 25 October they show 2:00 to 3:00 twice.
    const autumn = Date.parse('2026-10-24T23:30:00Z')
    expect((await read('in 2 hours', 'en', autumn))?.dueAt).toBe(Date.parse('2026-10-25T01:30:00Z'))
    expect((await read('in 2 hours', 'en', autumn + 3_600_000))?.dueAt).toBe(
      Date.parse('2026-10-25T02:30:00Z'),
    )
  })

  test('It is the day of the person, not of the machine or of London', async () => {
    // Already Saturday in Apia.
    expect(await shown('tomorrow 3pm', 'en', FRIDAY, 'Pacific/Apia')).toBe('11-22 15:00')
    expect(await shown('tomorrow 3pm', 'en', FRIDAY, 'Pacific/Honolulu')).toBe('11-21 15:00')
  })
})

describe('Any text', () => {
  const pieces = fc.constantFrom(
    ...'tomorrow in 2 hours every monday at 9 am pm 31 february next 99999 / : . , - 毎週 月曜 日 後 半 cada toda às jeden 每 下 周 後天 mañana 25:99 EST Z 0 -1 一 the of month last day 9999-99-99 T'.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
  )
  const zones = fc.constantFrom('UTC', ROME, 'America/Sao_Paulo', 'Pacific/Apia', 'Australia/Lord_Howe')
  const times = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) })

  test('Nothing fails, nothing is in the past, and every rule goes on from its first moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom(...LANGUAGES),
        zones,
        times,
        async (text, language, zone, now) => {
          const when = await read(text, language, now, zone)
          if (when === undefined) return
          expect(when.dueAt).toBeGreaterThan(now)
          expect(Number.isSafeInteger(when.dueAt)).toBe(true)
          expect(when.words).not.toBe('')
          if (when.rule === undefined) return
          expect(nextOccurrence(when.rule, when.dueAt, when.dueAt - 1, zone)).toBe(when.dueAt)
        },
      ),
      { numRuns: 4_000 },
    )
  })

  test('A very long text is read without delay', async () => {
    expect(await shown(`${'call Ana and '.repeat(2_000)} tomorrow`, 'en')).toBe('nothing')
    expect(await shown(`tomorrow 3pm ${'x'.repeat(100)}`, 'en')).toBe(`11-21 15:00 {${'x'.repeat(100)}}`)
  })
})
