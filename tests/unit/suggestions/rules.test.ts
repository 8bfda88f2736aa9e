import { describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { tellTabsOfChanges } from '@/entrypoints/background/tab-changes'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, setTime, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'
import {
  addCard,
  addReply,
  addRule,
  asked,
  DAY,
  HOUR,
  PRICE,
  proposed,
  RUN,
  sendReply,
} from '../helpers/suggestion-world'

useFreshBackground()

const OTHER = sightingOf({ key: 'lid:2', lid: '2', name: 'Other' })

async function dismiss(ruleId: string, chat = sightingOf()): Promise<void> {
  await askPage('page.suggestionDismissed', { ruleId, chat })
}

async function dismissals(): Promise<number[]> {
  return (await askUi('suggestions.list', {})).map((rule) => rule.dismissals)
}

describe('rules', () => {
  test('are listed by name, saved, removed and brought back', async () => {
    const replyId = await addReply('Prices')
    const b = await addRule(PRICE, replyId, { name: 'b', task: { dueInMs: 2 * HOUR, note: 'Call' } })
    await addRule(RUN, replyId, { name: 'a' })
    expect((await askUi('suggestions.list', {})).map(({ name }) => name)).toEqual(['a', 'b'])
    const { undoId } = await askUi('suggestions.remove', { id: b.id })
    expect((await askUi('suggestions.list', {})).map(({ name }) => name)).toEqual(['a'])
    await askUi('undo', { undoId: undoId! })
    const [, back] = await askUi('suggestions.list', {})
    expect(back).toEqual({ ...b, dismissals: 0, createdAt: T0, updatedAt: T0 })
    await expectSoundDatabase()
  })

  test('lose what a change leaves out, and get it back by undo', async () => {
    const replyId = await addReply('Prices')
    const rule = await addRule(PRICE, replyId, { language: 'pt', task: { dueInMs: HOUR, note: '' } })
    const { language: _1, task: _2, ...plain } = rule
    const { undoId } = await askUi('suggestions.save', { ...plain, condition: RUN, isOn: false })
    expect(await askUi('suggestions.list', {})).toMatchObject([{ ...plain, condition: RUN, isOn: false }])
    expect((await askUi('suggestions.list', {}))[0]).not.toHaveProperty('task')
    await askUi('undo', { undoId: undoId! })
    expect(await askUi('suggestions.list', {})).toMatchObject([rule])
  })

  test('of an unknown reply are refused, but may be turned off once theirs is gone', async () => {
    await expect(addRule(PRICE, newId())).rejects.toMatchObject({ code: 'not-found' })
    const replyId = await addReply('Prices')
    const rule = await addRule(PRICE, replyId)
    await askUi('replies.remove', { id: replyId })
    await askUi('suggestions.save', { ...rule, isOn: false })
    expect(await askUi('suggestions.list', {})).toMatchObject([{ isOn: false }])
  })

  test('make the pages ask anew when they change', async () => {
    const told = vi.fn(async () => undefined)
    fakeBrowser.tabs.sendMessage = told as never
    await askPage('page.hello', {})
    await tellTabsOfChanges({ suggestionRules: ['x'], contacts: ['y'] })
    const message = { chatside: 1, type: 'changed', sources: ['settings'] }
    expect(told.mock.calls).toEqual([[7, message, { frameId: 0 }]])
  })

  test('that do not exist cannot be removed or woken', async () => {
    await expect(askUi('suggestions.remove', { id: newId() })).rejects.toMatchObject({ code: 'not-found' })
    await expect(askUi('suggestions.wake', { id: newId() })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a dismissal', () => {
  test('holds for the contact for a week', async () => {
    const { id } = await addRule(PRICE, await addReply('Prices'))
    await addCard()
    await dismiss(id)
    expect(await proposed(asked('price'))).toBeUndefined()
    expect(await proposed(asked('price'), OTHER)).toBe('Prices')
    setTime(T0 + 7 * DAY)
    expect(await proposed(asked('price'))).toBe('Prices')
  })

  test('counts once for a contact, and the second one lets the rule rest for everybody', async () => {
    const { id } = await addRule(PRICE, await addReply('Prices'))
    await addCard()
    await dismiss(id)
    await dismiss(id)
    expect(await dismissals()).toEqual([1])
    await dismiss(id, OTHER)
    expect(await dismissals()).toEqual([2])
    expect(
      await proposed(asked('price'), sightingOf({ key: 'lid:3', lid: '3', name: 'Third' })),
    ).toBeUndefined()
    await expectSoundDatabase()
  })

  test('is forgotten when the rule is woken', async () => {
    const { id } = await addRule(PRICE, await addReply('Prices'))
    await addCard()
    await dismiss(id)
    await dismiss(id, OTHER)
    const { undoId } = await askUi('suggestions.wake', { id })
    expect(await dismissals()).toEqual([0])
    expect(await proposed(asked('price'))).toBe('Prices')
    await askUi('undo', { undoId: undoId! })
    expect(await dismissals()).toEqual([2])
  })

  test('is forgotten when a message of the rule is sent, when it is edited, and when it is turned on', async () => {
    const replyId = await addReply('Prices')
    const rule = await addRule(PRICE, replyId)
    await dismiss(rule.id)
    await sendReply(replyId, T0, rule.id)
    expect(await dismissals()).toEqual([0])
    await dismiss(rule.id)
    await askUi('suggestions.save', { ...rule, condition: { ...PRICE, words: ['cost'] } as typeof PRICE })
    expect(await dismissals()).toEqual([0])
    await dismiss(rule.id)
    await askUi('suggestions.save', { ...rule, isOn: false })
    await askUi('suggestions.save', rule)
    expect(await dismissals()).toEqual([0])
  })

  test('does not keep the making of a rule from being undone', async () => {
    const replyId = await addReply('Prices')
    const draft = { id: newId(), name: 'x', isOn: true, condition: PRICE, replyId }
    const { undoId } = await askUi('suggestions.save', draft)
    await dismiss(draft.id)
    await askUi('undo', { undoId: undoId! })
    expect(await askUi('suggestions.list', {})).toEqual([])
  })

  test('keeps nothing of a private chat, nor of an unknown rule', async () => {
    const { id } = await addRule(PRICE, await addReply('Prices'))
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    await dismiss(id)
    await dismiss(newId(), OTHER)
    expect(await dismissals()).toEqual([0])
    expect(await (await database()).suggestionDismissals.toArray()).toEqual([])
  })

  test('goes with its contact when that is erased', async () => {
    const { id } = await addRule(PRICE, await addReply('Prices'))
    const contactId = await addCard()
    await dismiss(id)
    const db = await database()
    expect(await db.suggestionDismissals.toArray()).toEqual([
      { id: `${id}|${contactId}`, ruleId: id, contactId, at: T0 },
    ])
    await askWorkspace('contacts.erase', { contactId })
    expect(await db.suggestionDismissals.toArray()).toEqual([])
  })
})
