import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePrePlain, parseStamp } from '@/entrypoints/whatsapp.content/read-messages/parse-stamp'

const RLM = '\u200f'

/** How each language of the page writes a quarter past eight in the evening, or a time named beside it. */
const FORMS: readonly [where: string, label: string, hours: number, minutes: number, numbers: number[]][] = [
  ['en with a narrow space', '8:19\u202fPM, 6/13/2026', 20, 19, [6, 13, 2026]],
  ['en with a plain space', '8:19 AM, 6/13/2026', 8, 19, [6, 13, 2026]],
  ['en at noon', '12:05\u202fPM, 6/13/2026', 12, 5, [6, 13, 2026]],
  ['en after midnight', '12:05\u202fAM, 6/13/2026', 0, 5, [6, 13, 2026]],
  ['en-gb', '10:30, 28/09/2026', 10, 30, [28, 9, 2026]],
  ['en-au', '8:19 pm, 28/09/2026', 20, 19, [28, 9, 2026]],
  ['es-419', '8:19\u00a0p.\u00a0m., 28/9/2026', 20, 19, [28, 9, 2026]],
  ['pt-br', '23:59, 28/09/2026', 23, 59, [28, 9, 2026]],
  ['de', '10:30, 28.09.2026', 10, 30, [28, 9, 2026]],
  ['de with short numbers', '09:05, 1.9.2026', 9, 5, [1, 9, 2026]],
  ['id', '10.30, 28/09/2026', 10, 30, [28, 9, 2026]],
  ['fi', '10.30, 28.9.2026', 10, 30, [28, 9, 2026]],
  ['nl', '10:30, 28-09-2026', 10, 30, [28, 9, 2026]],
  ['he', `10:30, 28.9.2026`, 10, 30, [28, 9, 2026]],
  ['ar with marks', `${RLM}10:30 ص، 28${RLM}/9${RLM}/2026`, 10, 30, [28, 9, 2026]],
  ['ar in the evening', `${RLM}8:19 م، 28${RLM}/9${RLM}/2026`, 20, 19, [28, 9, 2026]],
  ['ar with its own digits', `${RLM}٨:١٩ م، ٢٨${RLM}/٩${RLM}/٢٠٢٦`, 20, 19, [28, 9, 2026]],
  ['ja', '20:19, 2026/09/28', 20, 19, [9, 28, 2026]],
  ['zh-cn', '20:19, 2026/9/28', 20, 19, [9, 28, 2026]],
  ['zh with words', '下午1:23, 2026年9月18日', 13, 23, [9, 18, 2026]],
  ['zh in the morning', '上午11:23, 2026年9月18日', 11, 23, [9, 18, 2026]],
  ['ja with words', '午後1:23, 2026年9月18日', 13, 23, [9, 18, 2026]],
  ['ko', '오후 1:23, 2026.9.18', 13, 23, [9, 18, 2026]],
  ['ko with spaces', '오전 1:23, 2026. 9. 18.', 1, 23, [9, 18, 2026]],
  ['date before time', '28/09/2026, 10:30', 10, 30, [28, 9, 2026]],
]

describe('the stamp of a message', () => {
  it.each(FORMS)('is read as the page writes it in %s', (_where, label, hours, minutes, numbers) => {
    const stamp = parsePrePlain(`[${label}] Ana: `).stamp
    expect(stamp).toMatchObject({ hours, minutes })
    expect([stamp?.first, stamp?.second, stamp?.year]).toEqual(numbers)
  })

  it.each(['20:19, 2026/09/28', '下午1:23, 2026年9月18日', '오후 1:23, 2026.9.18'])(
    'settles its own order when the year comes first: %s',
    (label) => expect(parseStamp(label)?.isYearFirst).toBe(true),
  )

  it.each([
    '',
    '10:30',
    '28/09/2026',
    '25:00, 28/09/2026',
    '10:75, 28/09/2026',
    '13:00 PM, 6/13/2026',
    'hello',
  ])('is none when time or date is missing or impossible: %s', (label) =>
    expect(parseStamp(label)).toBeUndefined(),
  )

  it('never throws, whatever stands there', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parsePrePlain(text)))
    fc.assert(fc.property(fc.string(), (text) => void parsePrePlain(`[${text}] ${text}: `)))
  })
})

describe('the sender of a message', () => {
  it.each([
    'Ana: Berlin',
    'Ana - Sales',
    'Ana Pérez 😀',
    'A [VIP] B',
    '+27 66 265 0786',
    'أحمد',
    '10:30, 1/2/2026',
  ])('is read whole: %s', (sender) =>
    expect(parsePrePlain(`[10:30, 28/09/2026] ${sender}: `).sender).toBe(sender),
  )

  it('comes without invisible direction marks', () => {
    expect(parsePrePlain(`[10:30, 28/09/2026] \u202a+27 66 265 0786\u202c: `).sender).toBe('+27 66 265 0786')
  })

  it('never changes the stamp before it', () => {
    const expected = parseStamp('10:30, 28/09/2026')
    fc.assert(
      fc.property(fc.string(), (sender) => {
        expect(parsePrePlain(`[10:30, 28/09/2026] ${sender}: `).stamp).toEqual(expected)
      }),
    )
  })
})
