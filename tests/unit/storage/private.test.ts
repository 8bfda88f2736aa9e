import { describe, expect, test } from 'vitest'
import { browser } from '@/utils/browser'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import { database } from '@/storage/database'
import type { ChatSighting } from '@/storage/schema/chat'
import { dismissSuggestion } from '@/storage/repositories/suggestion-outcome'
import { saveRule } from '@/storage/repositories/suggestion-rules'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { settingsSchema } from '@/storage/schema/settings'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { bareSightingOf, messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const TABLES = [
  'contacts',
  'aliases',
  'notes',
  'followUps',
  'messages',
  'activity',
  'replyAnswers',
  'suggestionDismissals',
  'attention',
  'deals',
  'orders',
  'evidence',
  'scores',
  'events',
  'distinct',
] as const

const CONSENT = { state: 'given', scope: 'service', way: 'chat' } as const
const DEAL = { title: 'Maria', currency: 'EUR', stageId: settingsSchema.parse({}).stages[0]!.id }
const ORDER = { at: T0, amountMinor: 1, currency: 'EUR', note: 'Maria' }

async function tryEverything(chat: ChatSighting): Promise<string[]> {
  const tagId = newId()
  await askUi('tags.save', { id: tagId, name: tagId, color: 'red' })
  const target = { chat }
  const writes = Promise.allSettled([
    askUi('notes.add', { target, id: newId(), contactId: newId(), text: 'x' }),
    askUi('contacts.save', { target, id: newId(), patch: { company: 'x' } }),
    askUi('tags.set', { target, contactId: newId(), tagId, on: true }),
    askUi('followUps.set', { target, id: newId(), contactId: newId(), dueAt: 1, timeZone: 'UTC' }),
    askUi('card.create', { chat, id: newId() }),
    askUi('consents.add', { target, contactId: newId(), id: newId(), ...CONSENT }),
    askUi('deals.save', { target, contactId: newId(), deal: { ...DEAL, id: newId() } }),
    askUi('orders.save', { target, contactId: newId(), order: { ...ORDER, id: newId() } }),
  ])
  await askPage('page.chatSeen', { chat, messages: [messageOf('P1'), messageOf('P2')] })
  const { epoch: _1, source: _2, isAmbiguous: _3, isBusiness: _4, messageIds: _5, ...identity } = chat
  const activity = { ...identity, unread: 1, lastAt: 5, lastDirection: 'in', lastAck: 'unknown' } as const
  await askPage('page.chatsSeen', { source: 'model', chats: [activity] })
  await useReply(chat)
  const outcomes = await writes
  return outcomes.map((one) =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'written',
  )
}

async function useReply(chat: ChatSighting): Promise<void> {
  const [replyId, ruleId] = [newId(), newId()]
  await askUi('replies.save', { id: replyId, shortcut: 'hi', title: 'Hi', body: 'Hi', labels: [] })
  const condition: SuggestionCondition = { type: 'keyword', words: ['hello'], match: 'any' }
  const task = { dueInMs: 1_000, note: 'x' }
  await saveRule({ id: ruleId, name: 'Greeting', isOn: true, replyId, condition, task })
  await askPage('page.replyInserted', { replyId, chat, answers: { day: 'x' }, ruleId })
  await askUi('replies.inserted', { replyId, target: { chat }, answers: { day: 'x' } })
  const sent = { insertionId: newId(), replyId, chat, messageId: 'P3', at: T0, isEdited: false, ruleId }
  await askPage('page.replySent', sent)
  await dismissSuggestion(ruleId, chat)
}

describe('a private chat', () => {
  test.each([
    ['known by its private id', sightingOf({ phone: '+5511987654321' })],
    ['known by a bare name', bareSightingOf('Maria Silva')],
    ['of an unknown account', sightingOf({ account: '' })],
    ['that is a group', sightingOf({ kind: 'group', group: '99', key: 'group:99', name: 'Family' })],
  ])('%s enters no table', async (_what, chat) => {
    await askUi('card.setPrivate', { chat, isPrivate: true })
    expect(await askUi('card.forChat', { chat })).toEqual({ status: 'private' })
    expect(await tryEverything(chat)).toEqual(Array.from({ length: 8 }, () => 'not-allowed'))
    const tables = await dump()
    for (const table of TABLES) expect(tables[table]).toEqual([])
    // That a reply was used somewhere counts; where is not kept.
    expect(tables['replyEvents']).toMatchObject([{ messageId: '' }])
    expect(JSON.stringify(tables)).not.toMatch(/contactId|Maria|Family|(lid:|")1001\b|P[123]/)
  })

  test('stays private however much or little is known of it', async () => {
    const full = sightingOf({ phone: '+5511987654321' })
    await askUi('card.setPrivate', { chat: full, isPrivate: true })
    const { lid: _, ...byPhone } = full
    for (const chat of [byPhone, sightingOf(), { ...full, account: '' }, bareSightingOf('Maria Silva')]) {
      expect(await askUi('card.forChat', { chat })).toEqual({ status: 'private' })
    }
  })

  test('does not make another person of its name private', async () => {
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    expect(await askUi('card.forChat', { chat: sightingOf({ lid: '2', key: 'lid:2' }) })).toMatchObject({
      status: 'new',
    })
  })

  test('that was made so by its bare name stays private when more becomes known', async () => {
    await askUi('card.setPrivate', { chat: bareSightingOf('Maria Silva'), isPrivate: true })
    expect(await askUi('card.forChat', { chat: sightingOf() })).toEqual({ status: 'private' })
  })

  test('is not named by the list that recognises it', async () => {
    await askUi('card.setPrivate', { chat: sightingOf({ phone: '+5511987654321' }), isPrivate: true })
    const stored = JSON.stringify(await browser.storage.local.get(null))
    expect(stored).not.toMatch(/Maria|(lid:|")1001\b|5511987654321/)
    expect(JSON.stringify(await askUi('settings.get', {}))).not.toMatch(/private/)
  })
})

describe('making a chat with a card private', () => {
  async function cardIn(chat: ChatSighting): Promise<string> {
    const written = await askUi('notes.add', {
      target: { chat },
      id: newId(),
      contactId: newId(),
      text: 'Note',
    })
    await askPage('page.chatSeen', { chat, messages: [messageOf('A')] })
    return written.contactId!
  }

  test('can be undone: the card and the tracking are back', async () => {
    const contactId = await cardIn(sightingOf())
    const { undoId } = await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    await expect(askUi('card.get', { contactId })).rejects.toMatchObject({ code: 'not-found' })
    await askUi('undo', { undoId: undoId! })
    expect(await askUi('card.forChat', { chat: sightingOf() })).toMatchObject({
      status: 'known',
      contact: { id: contactId },
    })
    await expectSoundDatabase()
  })

  test('can be taken back by tracking it again within ten minutes', async () => {
    const contactId = await cardIn(sightingOf())
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: false })
    expect(await askUi('card.forChat', { chat: sightingOf() })).toMatchObject({
      status: 'known',
      contact: { id: contactId },
    })
  })

  test('erases the card with its history after ten minutes, not before', async () => {
    const contactId = await cardIn(sightingOf())
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    passTime(9 * 60_000)
    await eraseOverdue()
    expect(await (await database()).contacts.get(contactId)).toBeDefined()
    passTime(60_000)
    await eraseOverdue()
    expect(JSON.stringify(await dump())).not.toMatch(new RegExp(`${contactId}|Maria|Note`))
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: false })
    expect(await askUi('card.forChat', { chat: sightingOf() })).toMatchObject({ status: 'new' })
  })

  test('asked twice does it once', async () => {
    await cardIn(sightingOf())
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    expect(await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })).toEqual({})
  })
})
