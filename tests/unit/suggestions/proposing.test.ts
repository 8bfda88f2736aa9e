import { describe, expect, test, vi } from 'vitest'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, setTime, T0, useFreshBackground } from '../helpers/background'
import { sightingOf } from '../helpers/sightings'
import {
  addCard,
  addReply,
  addRule,
  addTag,
  asked,
  DAY,
  HOUR,
  MINUTE,
  PRICE,
  proposed,
  READ,
  RUN,
  sendReply,
  suggest,
} from '../helpers/suggestion-world'

useFreshBackground()

/** The working hours are those of the machine. */
function useUtc(): void {
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone: 'UTC' } as never)
}

describe('a suggestion', () => {
  test('names the rule, the reply and the reason, in the language of the interface', async () => {
    const replyId = await addReply('Prices')
    const { id } = await addRule(PRICE, replyId)
    const suggestion = { ruleId: id, replyId, title: 'Prices', reason: 'Mentions “price”' }
    expect(await suggest(asked('What PRICE?'))).toEqual({ suggestion })
    await askUi('settings.set', { patch: { language: 'ja' } })
    expect((await suggest(asked('What PRICE?'))).suggestion?.reason).toBe('「price」を含むメッセージ')
  })

  test('gives each kind of reason in words', async () => {
    useUtc()
    const reasonOf = async (moment: Parameters<typeof suggest>[0]): Promise<string | undefined> =>
      (await suggest(moment)).suggestion?.reason
    const replyId = await addReply('Any')
    const tagId = await addTag('Hot', await addCard())
    await addRule({ type: 'time', span: 'within-working-hours', delayMs: 0 }, replyId)
    expect(await reasonOf(asked('x'))).toBe('Written in your working hours, waiting for 1 min')
    await addRule({ type: 'time', span: 'between', delayMs: 1 }, replyId)
    expect(await reasonOf(asked('x'))).toBe('Written at a time you chose, 1 min ago')
    await addRule({ type: 'tag', tagIds: [tagId] }, replyId)
    expect(await reasonOf(asked('x'))).toBe('Wrote last, and a tag on the card fits')
    await addRule(RUN, replyId)
    expect(await reasonOf(asked('x', 3))).toBe('3 messages in a row without an answer')
    await addRule({ type: 'silent', afterMs: HOUR, needsRead: false }, replyId)
    const sent = { incomingRun: 0, lastOut: { messageId: 'OUT', at: T0 - 26 * HOUR, isRead: true } }
    expect(await reasonOf(sent)).toBe('No answer for 26 hr')
    await addRule({ ...READ, afterMs: 2 * HOUR } as typeof READ, replyId)
    expect(await reasonOf({ ...sent, lastOut: { ...sent.lastOut, at: T0 - 3 * DAY } })).toBe(
      'Read, and no answer for 3 days',
    )
  })

  test('says when it is about working hours', async () => {
    useUtc()
    const replyId = await addReply('Closed')
    await addRule({ type: 'time', span: 'outside-working-hours', delayMs: 20_000 }, replyId)
    const at = T0 + 10 * HOUR
    setTime(at + 25_000)
    const { suggestion } = await suggest({ incomingRun: 1, lastIn: { messageId: 'IN', at, text: 'x' } })
    expect(suggestion?.reason).toBe('Written outside your working hours, 25 sec ago')
    await askUi('settings.set', { patch: { workingHours: { days: [5], from: 540, to: 1439 } } })
    expect(await proposed({ incomingRun: 1, lastIn: { messageId: 'IN', at, text: 'x' } })).toBeUndefined()
  })

  test('changes with the rules and the replies', async () => {
    const replyId = await addReply('Prices')
    expect(await proposed(asked('price'))).toBeUndefined()
    const rule = await addRule(PRICE, replyId)
    expect(await proposed(asked('price'))).toBe('Prices')
    await askUi('suggestions.save', { ...rule, condition: { ...PRICE, words: ['cost'] } as typeof PRICE })
    expect(await proposed(asked('price'))).toBeUndefined()
    expect(await proposed(asked('cost'))).toBe('Prices')
    await askUi('replies.archive', { id: replyId, on: true })
    expect(await proposed(asked('cost'))).toBeUndefined()
    await askUi('replies.archive', { id: replyId, on: false })
    expect(await proposed(asked('cost'))).toBe('Prices')
    await askUi('replies.remove', { id: replyId })
    expect(await proposed(asked('cost'))).toBeUndefined()
  })

  test('goes by the tags and the language of the card, and not by a tag that was deleted', async () => {
    const replyId = await addReply('Prices')
    const contactId = await addCard()
    const tagId = await addTag('Hot', contactId)
    await addRule(PRICE, replyId, { onlyTags: { [tagId]: 1 }, language: 'pt' })
    expect(await proposed(asked('price'))).toBeUndefined()
    await askUi('contacts.save', { target: { contactId }, id: newId(), patch: { language: 'pt-BR' } })
    expect(await proposed(asked('price'))).toBe('Prices')
    expect(
      await proposed(asked('price'), sightingOf({ key: 'lid:2', lid: '2', name: 'Other' })),
    ).toBeUndefined()
    await askUi('tags.remove', { id: tagId })
    expect(await proposed(asked('price'))).toBeUndefined()
  })

  test('is none while suggestions are turned off, nor in a private chat', async () => {
    await addRule(PRICE, await addReply('Prices'))
    await askUi('settings.set', { patch: { suggestions: false } })
    expect(await suggest(asked('price'))).toEqual({})
    await askUi('settings.set', { patch: { suggestions: true } })
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    expect(await suggest(asked('price'))).toEqual({})
    expect(await proposed(asked('price'), sightingOf({ key: 'lid:2', lid: '2', name: 'Other' }))).toBe(
      'Prices',
    )
  })

  test('is none in a group but for words, whatever its card is told', async () => {
    const group = sightingOf({ key: 'group:1', kind: 'group', name: 'Team', group: '1' })
    const { lid: _, ...chat } = group
    await addRule(RUN, await addReply('Patience'))
    expect(await proposed(asked('price', 5), chat)).toBeUndefined()
    await addRule(PRICE, await addReply('Prices'))
    expect(await proposed(asked('price', 5), chat)).toBe('Prices')
  })

  test('says when it is worth asking again, a day later at most', async () => {
    await addRule({ ...READ, afterMs: 3 * DAY } as typeof READ, await addReply('Still there?'))
    const lastOut = { messageId: 'OUT', at: T0 - DAY, isRead: true }
    expect(await suggest({ incomingRun: 0, lastOut })).toEqual({ askAgainAt: T0 + DAY })
    setTime(T0 + DAY + HOUR)
    expect(await suggest({ incomingRun: 0, lastOut })).toEqual({ askAgainAt: T0 + 2 * DAY })
  })

  test('stores nothing of what was written', async () => {
    await addRule(PRICE, await addReply('Prices'))
    await addCard()
    await suggest(asked('the price of my zzsecret'))
    const db = await database()
    for (const table of db.tables) {
      expect(JSON.stringify(await table.toArray())).not.toContain('zzsecret')
    }
  })
})

describe('silence after a message was read', () => {
  test('counts from when that was seen', async () => {
    await addRule(READ, await addReply('Still there?'))
    const shown = (isRead: boolean) => ({
      incomingRun: 0,
      lastOut: { messageId: 'OUT', at: T0 - 2 * HOUR, isRead },
    })
    expect(await suggest(shown(false))).toEqual({})
    passTime(10 * MINUTE)
    expect(await suggest(shown(true))).toEqual({ askAgainAt: T0 + 40 * MINUTE })
    passTime(25 * MINUTE)
    expect(await suggest(shown(true))).toEqual({ askAgainAt: T0 + 40 * MINUTE })
    passTime(5 * MINUTE)
    expect(await proposed(shown(true))).toBe('Still there?')
  })

  test('counts from when the message was sent if it was read before anybody looked', async () => {
    await addRule(READ, await addReply('Still there?'))
    const lastOut = { messageId: 'OUT', at: T0 - 2 * HOUR, isRead: true }
    expect(await proposed({ incomingRun: 0, lastOut })).toBe('Still there?')
  })
})

describe('templated replies to one contact', () => {
  test('are proposed no more after three in 24 hours, until the first of them is a day old', async () => {
    const used = await addReply('Used')
    await addRule(PRICE, await addReply('Prices'))
    await addCard()
    for (const hours of [30, 5, 4]) await sendReply(used, T0 - hours * HOUR)
    expect(await proposed(asked('price'))).toBe('Prices')
    await sendReply(used, T0 - 3 * HOUR)
    expect(await suggest(asked('price'))).toEqual({ askAgainAt: T0 + 19 * HOUR })
    setTime(T0 + 19 * HOUR)
    expect(await proposed(asked('price'))).toBe('Prices')
    expect(await proposed(asked('price'), sightingOf({ key: 'lid:2', lid: '2', name: 'Other' }))).toBe(
      'Prices',
    )
  })

  test('are not proposed again on the day they were sent', async () => {
    const replyId = await addReply('Prices')
    await addRule(PRICE, replyId)
    await addCard()
    await sendReply(replyId, T0 - HOUR)
    expect(await proposed(asked('price'))).toBeUndefined()
    setTime(T0 + 23 * HOUR)
    expect(await proposed(asked('price'))).toBe('Prices')
  })
})

describe('what the page is told at its hello', () => {
  const suggests = async (): Promise<string> => (await askPage('page.hello', {})).suggests

  test('is whether rules need anything of a chat, and its words', async () => {
    expect(await suggests()).toBe('nothing')
    const run = await addRule(RUN, await addReply('Patience'))
    expect(await suggests()).toBe('without-words')
    const replyId = await addReply('Prices')
    await addRule(PRICE, replyId)
    expect(await suggests()).toBe('with-words')
    await askUi('replies.remove', { id: replyId })
    expect(await suggests()).toBe('without-words')
    await askUi('suggestions.remove', { id: run.id })
    expect(await suggests()).toBe('nothing')
  })

  test('is nothing while suggestions are turned off', async () => {
    await addRule(PRICE, await addReply('Prices'))
    await askUi('settings.set', { patch: { suggestions: false } })
    expect(await suggests()).toBe('nothing')
  })
})
