import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { ToTab } from '@/storage/protocol/tab'
import type { MessageSighting } from '@/storage/schema/message'
import { askPage, askUi, PAGE_SENDER, send, T0, useFreshBackground } from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'
import { addCard, addTag, DAY, HOUR, MINUTE, PRICE, READ, RUN } from '../helpers/suggestion-world'

useFreshBackground()

type Past = [minutesAgo: number, direction: 'in' | 'out', over?: Partial<MessageSighting>]

async function record(messages: Past[], chat = sightingOf()): Promise<void> {
  await askPage('page.chatSeen', {
    chat,
    messages: messages.map(([minutesAgo, direction, over], index) =>
      messageOf(`${chat.key}-${index}`, { at: T0 - minutesAgo * MINUTE, direction, ack: 'read', ...over }),
    ),
  })
}

function minutesAgo(hits: { at: number }[]): number[] {
  return hits.map(({ at }) => (T0 - at) / MINUTE)
}

describe('the dry run over message records', () => {
  beforeEach(() => {
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone: 'UTC' } as never)
  })

  test('finds each time the customer wrote so often in a row, newest first', async () => {
    await addCard()
    await record([
      [90, 'in'],
      [80, 'in'],
      [70, 'in'],
      [60, 'out'],
      [50, 'in'],
      [40, 'out'],
      [30, 'in'],
      [20, 'in'],
    ])
    const { looked, hits } = await askUi('suggestions.dryRun', { condition: RUN })
    expect(looked).toBe(8)
    expect(minutesAgo(hits)).toEqual([20, 80])
    expect(hits[0]?.name).toBe('Maria Silva')
    const later = await askUi('suggestions.dryRun', { condition: RUN, since: T0 - 40 * MINUTE })
    expect([later.looked, minutesAgo(later.hits)]).toEqual([3, [20]])
  })

  test('finds when what was read stayed without an answer', async () => {
    await addCard()
    await record([
      [300, 'out'],
      [280, 'in'],
      [200, 'out', { ack: 'delivered' }],
      [100, 'out'],
      [90, 'out'],
    ])
    expect(minutesAgo((await askUi('suggestions.dryRun', { condition: READ })).hits)).toEqual([60])
    const sent = { ...READ, needsRead: false } as typeof READ
    expect(minutesAgo((await askUi('suggestions.dryRun', { condition: sent })).hits)).toEqual([170])
  })

  test('finds what came outside working hours and waited', async () => {
    await addCard()
    await record([
      [15 * 60, 'in'],
      [14 * 60, 'out'],
      [13 * 60, 'in'],
      [13 * 60 - 3, 'out'],
      [30, 'in'],
    ])
    const condition = { type: 'time', span: 'outside-working-hours', delayMs: 5 * MINUTE } as const
    expect(minutesAgo((await askUi('suggestions.dryRun', { condition })).hits)).toEqual([15 * 60 - 5])
  })

  test('finds who bears a tag and wrote', async () => {
    const tagId = await addTag('Hot', await addCard())
    await addCard(sightingOf({ key: 'lid:2', lid: '2', name: 'Cold' }))
    await record([
      [30, 'in'],
      [20, 'in'],
      [10, 'out'],
      [5, 'in'],
    ])
    await record([[30, 'in']], sightingOf({ key: 'lid:2', lid: '2', name: 'Cold' }))
    const { hits } = await askUi('suggestions.dryRun', { condition: { type: 'tag', tagIds: [tagId] } })
    expect(minutesAgo(hits)).toEqual([5, 30])
  })

  test('passes over system messages, and messages without time or direction', async () => {
    await addCard()
    await record([
      [90, 'in'],
      [80, 'in', { kind: 'system' }],
      [70, 'in', { direction: 'unknown' }],
    ])
    expect(await askUi('suggestions.dryRun', { condition: RUN })).toEqual({ looked: 1, hits: [] })
  })

  test('looks at no more than fifty contacts and forty messages of each', async () => {
    for (let at = 0; at < 52; at++) {
      const chat = sightingOf({ key: `lid:${at}`, lid: String(at), name: `Contact ${at}` })
      await addCard(chat)
      await record(
        Array.from({ length: at < 3 ? 1 : 45 }, (_, index): Past => [index, 'in']),
        chat,
      )
    }
    expect((await askUi('suggestions.dryRun', { condition: RUN })).looked).toBeLessThanOrEqual(2000)
    expect((await askUi('suggestions.dryRun', { condition: RUN })).hits.length).toBeGreaterThan(40)
  })
})

describe('the dry run of words', () => {
  let answers: Record<number, unknown>

  beforeEach(async () => {
    answers = {}
    fakeBrowser.tabs.sendMessage = vi.fn(async (tabId: number, message: ToTab) =>
      message.type === 'texts-in-sight' ? answers[tabId] : undefined,
    ) as never
    for (const id of [7, 9]) await send('page', 'page.hello', {}, { ...PAGE_SENDER, tab: { id } })
  })

  test('looks at what is on the screen of every open WhatsApp', async () => {
    answers = {
      7: { texts: [{ at: T0 - HOUR, text: 'What is the PRICE?' }, { text: 'no' }, { text: 'price now' }] },
      9: { texts: [{ at: T0 - DAY, text: 'price' }] },
    }
    expect(await askUi('suggestions.dryRun', { condition: PRICE })).toEqual({
      looked: 4,
      hits: [
        { at: T0, words: 'price' },
        { at: T0 - HOUR, words: 'price' },
        { at: T0 - DAY, words: 'price' },
      ],
    })
    expect((await askUi('suggestions.dryRun', { condition: PRICE, since: T0 - 2 * HOUR })).looked).toBe(3)
  })

  test('takes no notice of tabs that answer nonsense, or not at all', async () => {
    answers = { 7: { texts: 'price' } }
    expect(await askUi('suggestions.dryRun', { condition: PRICE })).toEqual({ looked: 0, hits: [] })
  })
})
