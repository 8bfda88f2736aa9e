import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { dropForgotten } from '@/storage/repositories/clean-up'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import { eraseContact } from '@/storage/repositories/erase'
import { dismissSuggestion } from '@/storage/repositories/suggestion-outcome'
import { saveRule } from '@/storage/repositories/suggestion-rules'
import type { ChatSighting } from '@/storage/schema/chat'
import { DAY_MS } from '@/storage/limits'
import { settingsSchema } from '@/storage/schema/settings'
import { mutate } from '@/storage/write/mutate'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const STAGE = settingsSchema.parse({}).stages[0]!.id

async function fullCard(name: string, lid: string): Promise<string> {
  const chat = sightingOf({ name, lid, key: `lid:${lid}` })
  const [contactId, tagId] = [newId(), newId()]
  const target = { chat }
  await askUi('notes.add', { target, id: newId(), contactId, text: `About ${name}` })
  await askUi('tags.save', { id: tagId, name: `tag ${lid}`, color: 'red' })
  await askUi('tags.set', { target, contactId, tagId, on: true })
  await askUi('followUps.set', { target, id: newId(), contactId, dueAt: T0 + 1, timeZone: 'UTC', note: name })
  await askUi('contacts.save', {
    target,
    id: newId(),
    patch: { company: `${name} Ltd`, phone: '+5511987654321' },
  })
  await askPage('page.chatSeen', { chat, messages: [messageOf(`${lid}-1`, { at: T0 })] })
  await sell(chat, contactId)
  await useReply(chat)
  return contactId
}

/** A deal, an order, a consent, an imported record, and somebody it is held apart from. */
async function sell(chat: ChatSighting, contactId: string): Promise<void> {
  const target = { chat }
  const consent = { state: 'given', scope: 'service', way: 'chat', note: chat.name } as const
  await askUi('consents.add', { target, contactId, id: newId(), ...consent })
  const deal = { id: newId(), title: `${chat.name} chairs`, currency: 'EUR', stageId: STAGE }
  await askUi('deals.save', { target, contactId, deal })
  const order = { id: newId(), at: T0, amountMinor: 1, currency: 'EUR', note: chat.name }
  await askUi('orders.save', { target, contactId, order })
  const message = { key: `${chat.lid}-k`, at: T0 - DAY_MS, direction: 'in', kind: 'text', length: 1 } as const
  await askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages: [message] })
  const otherId = newId()
  await askUi('contacts.create', { id: otherId, patch: { name: 'Namesake' } })
  await askUi('contacts.distinct', { contactId, otherId, on: true })
}

/** Sends two replies into the chat, of which one is answered, and waves a suggestion away. */
async function useReply(chat: ChatSighting): Promise<void> {
  const [replyId, ruleId] = [newId(), newId()]
  await askUi('replies.save', {
    id: replyId,
    shortcut: `r-${chat.lid}`,
    title: 'Hello',
    body: 'Hi {{text: Day}}',
    labels: [],
  })
  await askPage('page.replyInserted', { replyId, chat, answers: { day: `${chat.name}’s day` } })
  const sent = { replyId, chat, isEdited: false }
  await askPage('page.replySent', { ...sent, insertionId: newId(), messageId: `${chat.lid}-2`, at: T0 - 1 })
  await askPage('page.chatSeen', { chat, messages: [messageOf(`${chat.lid}-3`, { at: T0 })] })
  await askPage('page.replySent', { ...sent, insertionId: newId(), messageId: `${chat.lid}-4`, at: T0 + 1 })
  const condition: SuggestionCondition = { type: 'keyword', words: ['hello'], match: 'any' }
  await saveRule({ id: ruleId, name: 'Greeting', isOn: true, replyId, condition })
  await dismissSuggestion(ruleId, chat)
}

async function rowsNaming(contactId: string): Promise<string[]> {
  return Object.entries(await dump())
    .filter(([, rows]) => JSON.stringify(rows).includes(contactId))
    .map(([table]) => table)
    .toSorted()
}

describe('erasing a contact', () => {
  test('leaves nothing of it, history included, and everything of the others', async () => {
    const gone = await fullCard('Maria Silva', '1001001')
    const kept = await fullCard('Pedro Costa', '2002002')
    const everywhere = [
      'activity',
      'aliases',
      'attention',
      'contacts',
      'deals',
      'distinct',
      'events',
      'evidence',
      'followUps',
      'history',
      'messages',
      'notes',
      'orders',
      'replyAnswers',
      'replyEvents',
      'scores',
      'suggestionDismissals',
    ]
    expect(await rowsNaming(gone)).toEqual(everywhere)
    const { rows } = await askWorkspace('contacts.erase', { contactId: gone })
    expect(rows).toBeGreaterThan(9)
    expect(JSON.stringify(await dump())).not.toMatch(new RegExp(`Maria|1001001-|${gone}`))
    expect(await rowsNaming(kept)).toEqual(everywhere)
    const card = await askUi('card.get', { contactId: kept })
    expect(card).toMatchObject({
      notes: [{ text: 'About Pedro Costa' }],
      followUps: [{ note: 'Pedro Costa' }],
    })
    await expectSoundDatabase()
  })

  test('leaves nothing of those that became part of it, nor of what it was parted from', async () => {
    const first = await fullCard('Maria Silva', '1001001')
    const second = await fullCard('Mariana Souza', '2002002')
    await askWorkspace('contacts.merge', { keepId: first, loseId: second, take: [] })
    const { aliases } = await askUi('card.more', { contactId: first })
    const own = aliases.filter(({ value }) => value === '1001001')
    const split = { contactId: first, aliasIds: own.map(({ id }) => id), newId: newId(), name: 'Pedro Costa' }
    await askUi('contacts.split', split)
    await askWorkspace('contacts.erase', { contactId: first })
    const left = JSON.stringify(await dump())
    expect(left).not.toMatch(new RegExp(`Maria|Mariana|2002002-|${first}|${second}`))
    expect(left).toContain('Pedro Costa')
    await expectSoundDatabase()
    await askWorkspace('contacts.erase', { contactId: split.newId })
    expect(JSON.stringify(await dump())).not.toMatch(/Pedro|1001001-|5511987654321/)
  })

  test('that became part of another one leaves that one as it is', async () => {
    const keepId = await fullCard('Maria Silva', '1001001')
    const loseId = await fullCard('Pedro Costa', '2002002')
    await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
    passTime(31 * DAY_MS)
    await eraseOverdue()
    await dropForgotten()
    const card = await askUi('card.get', { contactId: keepId })
    expect(card.notes.map(({ text }) => text).toSorted()).toEqual(['About Maria Silva', 'About Pedro Costa'])
    expect(await rowsNaming(loseId)).toEqual(['events'])
    await expectSoundDatabase()
  })

  test('leaves nothing in the timeline of whoever took in the one it was parted from', async () => {
    const contactId = await fullCard('Ana', '1')
    const [keepId, zoe] = [await fullCard('Xaver', '3'), newId()]
    await askUi('card.link', { chat: sightingOf({ name: 'Zoe', lid: '2', key: 'lid:2' }), contactId })
    const { aliases } = await askUi('card.more', { contactId })
    const aliasIds = aliases.filter(({ value }) => value === '2').map(({ id }) => id)
    await askUi('contacts.split', { contactId, aliasIds, newId: zoe, name: 'Zoe' })
    const before = await (await database()).events.where('contactId').equals(zoe).toArray()
    const merge = { keepId, loseId: contactId, take: [] }
    const { undoId } = await askWorkspace('contacts.merge', merge)
    await askUi('undo', { undoId: undoId! })
    expect(await (await database()).events.where('contactId').equals(zoe).toArray()).toEqual(before)
    await askWorkspace('contacts.merge', merge)
    await askWorkspace('contacts.erase', { contactId: zoe })
    expect(JSON.stringify(await dump())).not.toMatch(/Zoe/)
  })

  test.each([
    ['at once, under another name', 0, 'Zoe at work'],
    ['long after, under the same name', 40, 'Zoe'],
  ])('reaches who had been merged by mistake and was parted again: %s', async (_, days, name) => {
    const keepId = newId()
    await askUi('card.create', { chat: sightingOf({ name: 'Ana', lid: '1', key: 'lid:1' }), id: keepId })
    const loseId = newId()
    await askUi('card.create', { chat: sightingOf({ name: 'Zoe', lid: '2', key: 'lid:2' }), id: loseId })
    await askUi('contacts.save', {
      target: { contactId: loseId },
      id: newId(),
      patch: { company: 'Zoe Ltd' },
    })
    await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
    passTime(days * DAY_MS)
    await eraseOverdue()
    await dropForgotten()
    const { aliases } = await askUi('card.more', { contactId: keepId })
    const aliasIds = aliases.filter(({ value }) => value === '2').map(({ id }) => id)
    const zoe = newId()
    await askUi('contacts.split', { contactId: keepId, aliasIds, newId: zoe, name })
    await askWorkspace('contacts.erase', { contactId: zoe })
    expect(JSON.stringify(await dump())).not.toMatch(/Zoe/)
    expect((await askUi('card.get', { contactId: keepId })).contact.name).toBe('Ana')
    await expectSoundDatabase()
  })

  test('keeps what one action did to other contacts undoable', async () => {
    const [one, two] = [newId(), newId()]
    for (const id of [one, two]) await askUi('contacts.create', { id, patch: { name: 'Old' } })
    const both = await mutate(
      [one, two].map((id) => ({ table: 'contacts', id, set: { name: 'New' } }) as const),
      'test',
    )
    await eraseContact(one)
    await askUi('undo', { undoId: both.undoId! })
    expect((await askUi('card.get', { contactId: two })).contact.name).toBe('Old')
  })

  test('of an unknown contact is refused', async () => {
    await expect(askWorkspace('contacts.erase', { contactId: newId() })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('the clean-up', () => {
  test('drops what can be restored no longer, and nothing before', async () => {
    const contactId = await fullCard('Maria Silva', '1001001')
    const noteId = newId()
    await askUi('notes.add', { target: { contactId }, id: noteId, contactId, text: 'Trash' })
    await askUi('notes.remove', { id: noteId })
    passTime(29 * DAY_MS)
    await dropForgotten()
    const db = await database()
    expect(await db.notes.get(noteId)).toBeDefined()
    expect(await db.history.count()).toBeGreaterThan(0)
    passTime(2 * DAY_MS)
    await dropForgotten()
    expect(await db.notes.get(noteId)).toBeUndefined()
    expect(await db.history.count()).toBe(0)
    expect((await askUi('card.get', { contactId })).notes).toHaveLength(1)
    await expectSoundDatabase()
  })

  test('erases a contact after thirty days in the trash', async () => {
    const contactId = await fullCard('Maria Silva', '1001001')
    await askUi('contacts.remove', { contactId })
    passTime(29 * DAY_MS)
    await eraseOverdue()
    expect(await (await database()).contacts.get(contactId)).toBeDefined()
    passTime(2 * DAY_MS)
    await eraseOverdue()
    expect(await (await database()).contacts.get(contactId)).toBeUndefined()
  })
})
