import { describe, expect, it } from 'vitest'
import { stamp } from '../whatsapp-web/app/locale/stamps'
import type { StampStyle } from '../whatsapp-web/app/locale/stamps'

const EVENING = new Date(2026, 8, 8, 20, 19)

describe('the time stamps of the practice page', () => {
  it.each<[StampStyle, string]>([
    ['en', '8:19\u202fPM, 9/8/2026'],
    ['en-gb', '20:19, 08/09/2026'],
    ['pt-br', '20:19, 08/09/2026'],
    ['es', '20:19, 8/9/2026'],
    ['de', '20:19, 08.09.2026'],
    ['it', '20:19, 08/09/2026'],
    ['he', '20:19, 8.9.2026'],
    ['ar', '8:19 م, 8\u200f/9\u200f/2026'],
    ['ja', '20:19, 2026/09/08'],
    ['zh-cn', '20:19, 2026/09/08'],
    ['zh-tw', '下午8:19, 2026年9月8日'],
    ['id', '20.19, 08/09/2026'],
    ['nl', '20:19, 08-09-2026'],
    ['ko', '오후 8:19, 2026.09.08'],
  ])('have the form seen in %s', (style, expected) => {
    expect(stamp(style, EVENING)).toBe(expected)
  })
})
