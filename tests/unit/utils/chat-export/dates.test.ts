import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockReader } from '@/utils/chat-export/clock'
import { halfDayOf } from '@/utils/chat-export/half-day'
import { parseChat } from '@/utils/chat-export/parse-chat'
import { epochOf } from '@/utils/dates/zoned'
import { SHAPES } from './shapes'

const UTC = { timeZone: 'UTC' }
/** Those that the app speaks. */
const LANGUAGES =
  'af am ar az bg bn ca cs da de el en en-GB en-CA es es-MX et fa fi fil fr fr-CA ga gu he hi hr hu id is it ja ka kk kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl pt-BR pt-PT ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh-CN zh-HK zu'.split(
    ' ',
  )
const shape = fc.constantFrom(...SHAPES)
/** Moments from old to new, as a chat is exported. */
const moments = fc
  .array(fc.integer({ min: Date.UTC(2019, 5, 1) / 1_000, max: Date.UTC(2026, 10, 1) / 1_000 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((seconds) => seconds.toSorted((a, b) => a - b).map((at) => at * 1_000))

test.each(SHAPES.map((one) => [one.name, one] as const))(
  'The dates of %s are read, to the minute',
  async (_, { write, hasSeconds }) => {
    const times = [
      '2023-12-30T23:59:09Z',
      '2023-12-31T00:05:10Z',
      '2024-01-31T12:30:11Z',
      '2024-02-01T13:05:12Z',
    ]
    const clocks = times.map((time) => new Date(time))
    const chat = await parseChat(
      clocks.map((clock, i) => `${write(clock)}Ana: message ${i}`).join('\r\n'),
      UTC,
    )
    const shown = clocks.map((clock) =>
      hasSeconds ? clock.getTime() : Math.floor(clock.getTime() / 60_000) * 60_000,
    )
    expect(chat.messages.map(({ at }) => at)).toEqual(shown)
    expect(chat.messages.map(({ length }) => length)).toEqual([9, 9, 9, 9])
    expect(chat).toMatchObject({ isOrderSure: true, skipped: 0, participants: ['Ana'] })
  },
)

test('What is said to be sure is right, in every shape', async () => {
  await fc.assert(
    fc.asyncProperty(shape, moments, async ({ write, hasSeconds }, times) => {
      const text = times.map((at) => `${write(new Date(at))}Ana: hello`).join('\n')
      const chat = await parseChat(text, UTC)
      expect(chat.messages).toHaveLength(times.length)
      if (!chat.isOrderSure) return
      const shown = times.map((at) => (hasSeconds ? at : Math.floor(at / 60_000) * 60_000))
      expect(chat.messages.map(({ at }) => at)).toEqual(shown)
    }),
    { numRuns: 400 },
  )
})

describe('which number is the day', () => {
  const lines = (...dates: string[]): string => dates.map((date) => `${date}, 14:05 - Ana: hi`).join('\n')

  test('is told by a number that is no month', async () => {
    expect(await parseChat(lines('01/02/23', '13/02/23'), UTC)).toMatchObject({
      order: 'dmy',
      isOrderSure: true,
    })
    expect(await parseChat(lines('01/02/23', '02/13/23'), UTC)).toMatchObject({
      order: 'mdy',
      isOrderSure: true,
    })
    expect(await parseChat(lines('23/01/02', '23/01/31'), UTC)).toMatchObject({
      order: 'ymd',
      isOrderSure: true,
    })
  })

  test('is told by the order of the messages', async () => {
    expect(await parseChat(lines('11/01/23', '01/02/23'), UTC)).toMatchObject({
      order: 'dmy',
      isOrderSure: true,
    })
    expect(await parseChat(lines('01/11/23', '02/01/23'), UTC)).toMatchObject({
      order: 'mdy',
      isOrderSure: true,
    })
  })

  test('is told by nobody having written tomorrow', async () => {
    const now = Date.UTC(2023, 2, 8)
    expect(await parseChat(lines('05/03/23', '06/03/23'), { ...UTC, now })).toMatchObject({
      order: 'dmy',
      isOrderSure: true,
    })
  })

  test('is admitted to be a guess where both fit, and can be set', async () => {
    const both = lines('01/02/23', '02/02/23')
    expect(await parseChat(both, UTC)).toMatchObject({ order: 'dmy', isOrderSure: false })
    const set = await parseChat(both, { ...UTC, order: 'mdy' })
    expect(set).toMatchObject({ order: 'mdy', isOrderSure: true })
    expect(new Date(set.messages[0]!.at).toISOString()).toBe('2023-01-02T14:05:00.000Z')
  })

  test('is guessed as in the United States where PM is written in capitals', async () => {
    const both = '1/2/23, 2:05 PM - Ana: hi\n2/2/23, 2:05 PM - Ana: hi'
    expect(await parseChat(both, UTC)).toMatchObject({ order: 'mdy', isOrderSure: false })
  })

  test('does not matter where both say the same', async () => {
    expect((await parseChat(lines('05/05/2023'), UTC)).isOrderSure).toBe(true)
  })
})

test.each([
  'ms',
  'af',
  'fa',
  'uk',
  'is',
  'lt',
  'lv',
  'sl',
  'sq',
  'mk',
  'uz',
  'ky',
  'mn',
  'am',
  'lo',
  'my',
  'si',
  'ga',
])('Both halves of the day are told apart as phones write them in %s', async (language) => {
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', hour12: true, timeZone: 'UTC' })
  for (const hour of [0, 1, 11, 12, 14, 23]) {
    const at = Date.UTC(2023, 11, 31, hour, 5)
    const shown = clock.formatToParts(at).find(({ type }) => type === 'dayPeriod')!.value
    const line = `31/12/2023, ${hour % 12 || 12}:05 ${shown} - Ana: hi`
    expect((await parseChat(line, UTC)).messages.map((one) => one.at)).toEqual([at])
  }
})

test('No word for half of a day means the other half elsewhere', async () => {
  const seen = new Map<string, number>()
  for (const language of LANGUAGES) {
    const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', hour12: true, timeZone: 'UTC' })
    for (const hour of [9, 15]) {
      const word = clock.formatToParts(Date.UTC(2023, 11, 31, hour)).find(({ type }) => type === 'dayPeriod')
      const key = word?.value.toLowerCase().replaceAll(/[\s.]/gu, '') ?? ''
      expect([hour, undefined]).toContain(seen.get(key))
      seen.set(key, hour)
      expect([key, halfDayOf(word?.value ?? '')]).toEqual([key, hour < 12 ? 'am' : 'pm'])
    }
  }
})

describe('dates that somebody lists in a message', () => {
  const now = Date.UTC(2026, 8, 20, 12)
  const lines = [
    '17/09/2026, 10:00 - Ana: Hello, when do you come?',
    '17/09/2026, 10:01 - Me: I can offer:',
    '19/10/2026, 10:00 - Visit: your showroom',
    'or',
    '26/10/2026, 09:30 - Call: about the contract',
    '17/09/2026, 10:05 - Ana: The visit please',
  ]

  test('are no messages while nobody can have written them yet', async () => {
    const chat = await parseChat(lines.join('\n'), { ...UTC, now })
    expect(chat).toMatchObject({ participants: ['Ana', 'Me'], skipped: 0 })
    const listed = ['I can offer:', ...lines.slice(2, 5)].join('\n')
    expect(chat.messages.map(({ length }) => length)).toEqual([24, listed.length, 16])
  })

  test('are told from what was written today where the clock is ahead of ours', async () => {
    const today = `${lines[0]}\n21/09/2026, 02:00 - Ana: Good night`
    expect((await parseChat(today, { timeZone: 'Pacific/Kiritimati', now })).messages).toHaveLength(2)
  })
})

test('Times are those of the clock of the phone, in its zone', async () => {
  const text = '31/12/2023, 14:05 - Ana: hi'
  expect((await parseChat(text, { timeZone: 'America/Sao_Paulo' })).messages[0]?.at).toBe(
    Date.UTC(2023, 11, 31, 17, 5),
  )
  expect((await parseChat(text, { timeZone: 'Asia/Kolkata' })).messages[0]?.at).toBe(
    Date.UTC(2023, 11, 31, 8, 35),
  )
})

test('The same file read for another zone meets the same messages', async () => {
  const text = '31/12/2023, 14:05 - Ana: hi\n31/12/2023, 14:06 - Bo: hello'
  const keys = async (timeZone: string): Promise<string[]> =>
    (await parseChat(text, { timeZone })).messages.map(({ key }) => key)
  expect(await keys('Asia/Tokyo')).toEqual(await keys('America/Lima'))
})

test('A clock is read the fast way as the slow one, also where it is moved', () => {
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
  )
  fc.assert(
    fc.property(
      zone,
      fc.array(fc.integer({ min: 0, max: 366 * 24 * 60 }), { maxLength: 40 }),
      (timeZone, minutes) => {
        const read = clockReader(timeZone)
        for (const shown of minutes.map((minute) => new Date(Date.UTC(2024, 0, 1, 0, minute)))) {
          const date = {
            year: shown.getUTCFullYear(),
            month: shown.getUTCMonth() + 1,
            day: shown.getUTCDate(),
          }
          const time = { hour: shown.getUTCHours(), minute: shown.getUTCMinutes() }
          expect(read(date, { ...time, second: 7 })).toBe(epochOf({ ...date, ...time }, timeZone) + 7_000)
        }
      },
    ),
    { numRuns: 100 },
  )
})
