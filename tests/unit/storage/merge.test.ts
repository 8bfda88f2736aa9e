import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import { dismissSuggestion } from '@/storage/repositories/suggestion-outcome'
import { saveRule } from '@/storage/repositories/suggestion-rules'
import type { ChatSighting } from '@/storage/schema/chat'
import { settingsSchema } from '@/storage/schema/settings'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const STAGE = settingsSchema.parse({}).stages[0]!.id

type Card = { id: string; chat: ChatSighting; noteId: string; tagId: string; replyId: string }

/** A contact with a row in every table that knows contacts. */
async function fullCard(name: string, lid: string, phone: string): Promise<Card> {
  const chat = sightingOf({ name, lid, key: `lid:${lid}`, phone })
  const [id, noteId, tagId, replyId] = [newId(), newId(), newId(), newId()]
  const target = { chat }
  await askUi('notes.add', { target, id: noteId, contactId: id, text: `About ${name}` })
  await askUi('notes.pin', { id: noteId, pinned: true })
  await askUi('tags.save', { id: tagId, name: `tag ${lid}`, color: 'red' })
  await askUi('tags.set', { target, contactId: id, tagId, on: true })
  await askUi('followUps.set', { target, id: newId(), contactId: id, dueAt: T0 + DAY_MS, timeZone: 'UTC' })
  await askUi('contacts.save', { target, id: newId(), patch: { custom: { [`of ${lid}`]: name } } })
  const consent = { state: 'given', scope: 'marketing', way: 'chat' } as const
  await askUi('consents.add', { target, contactId: id, id: newId(), ...consent })
  const deal = { id: newId(), title: name, amountMinor: 100, currency: 'EUR', stageId: STAGE }
  await askUi('deals.save', { target, contactId: id, deal })
  const order = { id: newId(), at: T0 - DAY_MS, amountMinor: 100, currency: 'EUR' }
  await askUi('orders.save', { target, contactId: id, order })
  await useReply(chat, replyId)
  const news = [1, 2, 3].map((at) => messageOf(`${lid}-${at}`, { at: T0 - DAY_MS * at }))
  await askPage('page.chatSeen', { chat, messages: news })
  return { id, chat, noteId, tagId, replyId }
}

async function useReply(chat: ChatSighting, replyId: string): Promise<void> {
  const reply = { id: replyId, shortcut: `r${chat.lid}`, title: 'Hi', body: 'Hi {{text: Day}}', labels: [] }
  await askUi('replies.save', reply)
  await askPage('page.replyInserted', { replyId, chat, answers: { day: 'Friday' } })
  const sent = {
    replyId,
    chat,
    isEdited: false,
    insertionId: newId(),
    messageId: `${chat.lid}-9`,
    at: T0 - 9,
  }
  await askPage('page.replySent', sent)
  const ruleId = newId()
  const condition = { type: 'keyword', words: ['hello'], match: 'any' } as const
  await saveRule({
    id: ruleId,
    name: 'Greeting',
    isOn: true,
    replyId,
    condition: { ...condition, words: ['x'] },
  })
  await dismissSuggestion(ruleId, chat)
}

/** What was there, apart from what is stamped anew; an empty set is none. */
async function state(): Promise<Record<string, unknown[]>> {
  const { history: _1, meta: _2, events, ...tables } = await dump()
  const stable = JSON.stringify({ ...tables, events: events!.filter(isLasting) }, (key, value: unknown) => {
    if (key === 'updatedAt' || key === 'recency' || key === 'tagRecency') return undefined
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
    return isEmpty && ['consents', 'autoTags', 'refusedTags'].includes(key) ? undefined : value
  })
  return JSON.parse(stable) as Record<string, unknown[]>
}

/** Tags that came and went are told of, also when that is taken back. */
function isLasting(event: unknown): boolean {
  return !['tag', 'level', 'grade'].includes((event as { what: { kind: string } }).what.kind)
}

async function ownersOf(): Promise<string[]> {
  const tables = await dump()
  const rows = Object.entries(tables)
    .filter(([table]) => table !== 'history')
    .flatMap(([, all]) => all)
  return [...new Set(rows.flatMap((row) => (row as { contactId?: string }).contactId ?? []))]
}

describe('merging two contacts', () => {
  test('moves everything of the one that goes, and asks for no more', async () => {
    const maria = await fullCard('Maria Silva', '1001', '+5511987654321')
    const other = await fullCard('Maria S.', '2002', '+5511987650000')
    const preview = await askUi('contacts.mergePreview', { keepId: maria.id, loseId: other.id })
    expect(preview.moves).toEqual({ notes: 1, followUps: 1, deals: 1, orders: 1, messages: 3, tags: 1 })
    expect(preview.fields.map(({ field }) => field)).toEqual(['name', 'phone', 'custom:of 2002'])
    const taken = { keepId: maria.id, loseId: other.id, take: ['phone', 'custom:of 2002'] }
    await askWorkspace('contacts.merge', taken)
    expect(await ownersOf()).toEqual([maria.id])
    const card = await askUi('card.forChat', { chat: other.chat })
    expect(card).toMatchObject({ status: 'known', contact: { id: maria.id, phone: '+5511987650000' } })
    if (card.status !== 'known') throw new Error(card.status)
    expect(card.contact).toMatchObject({
      name: 'Maria Silva',
      custom: { 'of 1001': 'Maria Silva', 'of 2002': 'Maria S.' },
      tags: { [maria.tagId]: 1, [other.tagId]: 1 },
    })
    expect(Object.keys(card.contact.consents ?? {})).toHaveLength(2)
    expect(card.followUps).toHaveLength(2)
    expect(card.pinned.map(({ id }) => id)).toEqual([maria.noteId])
    expect(card.notes.map(({ id }) => id)).toEqual([other.noteId])
    expect(await (await database()).scores.get(other.id)).toBeUndefined()
    expect(await askUi('card.more', { contactId: maria.id })).toMatchObject({ orderCount: 2 })
    const found = await askUi('contacts.page', { search: 'Maria', sort: 'name', limit: 9 })
    expect(found.rows.map(({ id }) => id)).toEqual([maria.id])
    await expectSoundDatabase()
    expect(await askWorkspace('contacts.merge', taken)).toEqual({ contactId: maria.id })
  })

  test('can be taken back: every table is as it was', async () => {
    const maria = await fullCard('Maria Silva', '1001', '+5511987654321')
    const other = await fullCard('Maria S.', '2002', '+5511987650000')
    await askUi('contacts.distinct', { contactId: other.id, otherId: maria.id, on: true })
    const before = await state()
    const take = ['name', 'phone', 'custom:of 2002']
    const { undoId } = await askWorkspace('contacts.merge', { keepId: maria.id, loseId: other.id, take })
    expect(await state()).not.toEqual(before)
    await askUi('undo', { undoId: undoId! })
    expect(await state()).toEqual(before)
    await expectSoundDatabase()
  })

  test('can be taken back after more was written: that stays where it was written', async () => {
    const maria = await fullCard('Maria Silva', '1001', '+5511987654321')
    const other = await fullCard('Maria S.', '2002', '+5511987650000')
    const before = await state()
    const { undoId } = await askWorkspace('contacts.merge', {
      keepId: maria.id,
      loseId: other.id,
      take: ['name'],
    })
    const later = newId()
    const target = { chat: other.chat }
    await askUi('notes.add', { target, id: later, contactId: newId(), text: 'Later' })
    await askUi('undo', { undoId: undoId! })
    const after = await state()
    const notes = after['notes'] as { id: string; contactId: string }[]
    expect(notes.find(({ id }) => id === later)).toMatchObject({ contactId: maria.id })
    await (await database()).notes.delete(later)
    const now = await state()
    const withoutTimes = (tables: Record<string, unknown[]>) =>
      JSON.parse(JSON.stringify(tables, (key, value: unknown) => (key === 'activityAt' ? undefined : value)))
    expect(withoutTimes(now)).toEqual(withoutTimes(before))
  })

  test('messages seen in between go back to whose chat they were seen in', async () => {
    const maria = await fullCard('Maria Silva', '1001', '+5511987654321')
    const other = await fullCard('Maria S.', '2002', '+5511987650000')
    const { undoId } = await askWorkspace('contacts.merge', { keepId: maria.id, loseId: other.id, take: [] })
    passTime(60_000)
    await askPage('page.chatSeen', { chat: maria.chat, messages: [messageOf('1001-7', { at: T0 })] })
    await askPage('page.chatSeen', { chat: other.chat, messages: [messageOf('2002-7', { at: T0 + 60_000 })] })
    await askUi('undo', { undoId: undoId! })
    const messages = await (await database()).messages.toArray()
    for (const [card, lid] of [
      [maria, '1001'],
      [other, '2002'],
    ] as const) {
      const own = messages.filter(({ contactId }) => contactId === card.id)
      expect(own.map(({ messageId }) => messageId)).toEqual([1, 2, 3, 7].map((at) => `${lid}-${at}`))
    }
    expect((await askUi('card.get', { contactId: other.id })).activity).toMatchObject({ lastAt: T0 + 60_000 })
    await expectSoundDatabase()
  })

  test('of a person and a group, or of one with itself, is refused', async () => {
    const person = await fullCard('Maria Silva', '1001', '+5511987654321')
    const [groupId, chat] = [
      newId(),
      sightingOf({ kind: 'group', group: '99', key: 'group:99', name: 'Team' }),
    ]
    await askUi('notes.add', { target: { chat }, id: newId(), contactId: groupId, text: 'x' })
    for (const loseId of [groupId, person.id]) {
      await expect(
        askWorkspace('contacts.merge', { keepId: person.id, loseId, take: [] }),
      ).rejects.toMatchObject({
        code: 'bad-request',
      })
    }
  })
})

describe('splitting a contact', () => {
  async function aliasIds(contactId: string, values: readonly string[]): Promise<string[]> {
    const { aliases } = await askUi('card.more', { contactId })
    return aliases.filter(({ value }) => values.includes(value)).map(({ id }) => id)
  }

  test('that was merged by mistake parts its names and the messages seen under them', async () => {
    const maria = await fullCard('Maria Silva', '1001', '+5511987654321')
    const other = await fullCard('Pedro', '2002', '+5511987650000')
    await askWorkspace('contacts.merge', { keepId: maria.id, loseId: other.id, take: [] })
    const before = await state()
    const split = {
      contactId: maria.id,
      aliasIds: await aliasIds(maria.id, ['2002', '+5511987650000']),
      newId: newId(),
      name: 'Pedro',
    }
    const { undoId } = await askUi('contacts.split', split)
    const card = await askUi('card.forChat', { chat: other.chat })
    expect(card).toMatchObject({ status: 'known', contact: { id: split.newId, phone: '+5511987650000' } })
    const db = await database()
    const own = await db.messages.where('contactId').equals(split.newId).toArray()
    expect(own.map(({ messageId }) => messageId)).toEqual(['2002-1', '2002-2', '2002-3'])
    expect(await db.activity.get(split.newId)).toMatchObject({ lastAt: T0 - DAY_MS })
    expect(Object.keys((await db.evidence.get(split.newId))!.days)).toHaveLength(3)
    const { rows } = await askUi('timeline.page', { contactId: split.newId, limit: 20 })
    expect(rows.map((row) => (row.kind === 'event' ? row.what.kind : row.kind))).toContain('split')
    expect((await askUi('card.more', { contactId: maria.id })).duplicates).toEqual([])
    await expectSoundDatabase()
    await askUi('undo', { undoId: undoId! })
    const after = await state()
    expect(after['messages']).toEqual(before['messages'])
    expect(after['aliases']).toEqual(before['aliases'])
    expect(after['activity']).toEqual(before['activity'])
    await expectSoundDatabase()
  })

  test('moves all messages of an account in which no name is left', async () => {
    const contactId = newId()
    const mine = sightingOf({ account: 'phone:+1555000001' })
    const theirs = sightingOf({
      account: 'phone:+1555000002',
      lid: '7',
      key: 'lid:7',
      phone: '+5511987654321',
    })
    await askUi('notes.add', { target: { chat: mine }, id: newId(), contactId, text: 'x' })
    await askUi('card.link', { chat: theirs, contactId })
    await askPage('page.chatSeen', { chat: mine, messages: [messageOf('A', { at: T0 })] })
    await askPage('page.chatSeen', { chat: theirs, messages: [messageOf('B', { at: T0 })] })
    expect(await askUi('accounts.list', {})).toMatchObject([{ contacts: 1 }, { contacts: 1 }])
    const split = {
      contactId,
      aliasIds: await aliasIds(contactId, ['7', '+5511987654321']),
      newId: newId(),
      name: 'B',
    }
    await askUi('contacts.split', split)
    const rows = await (await database()).messages.toArray()
    expect(rows.map((row) => [row.messageId, row.contactId])).toEqual([
      ['A', contactId],
      ['B', split.newId],
    ])
  })

  test('leaves at least one name, and takes only its own', async () => {
    const maria = await fullCard('Maria Silva', '1001', '+5511987654321')
    const all = await aliasIds(maria.id, ['1001', '+5511987654321'])
    const split = { contactId: maria.id, newId: newId(), name: 'x' }
    await expect(askUi('contacts.split', { ...split, aliasIds: all })).rejects.toMatchObject({
      code: 'bad-request',
    })
    await expect(askUi('contacts.split', { ...split, aliasIds: [newId()] })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
