import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { starterReplies } from '@/utils/templates/starters'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function contact(name = 'Maria'): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

describe('notes', () => {
  test('They are paged newest first, each once, and the pinned one is at the top of the card', async () => {
    const contactId = await contact()
    const ids: string[] = []
    for (let at = 0; at < 25; at++) {
      const id = newId()
      ids.push(id)
      await askUi('notes.add', { target: { contactId }, id, contactId, text: `Note ${at}` })
      if (at % 2 === 0) passTime(1000)
    }
    const first = await askUi('notes.page', { contactId, limit: 10 })
    const second = await askUi('notes.page', { contactId, limit: 10, cursor: first.next })
    const third = await askUi('notes.page', { contactId, limit: 10, cursor: second.next })
    const seen = [...first.rows, ...second.rows, ...third.rows]
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25)
    expect(seen[0]?.text).toBe('Note 24')
    expect(third.next).toBeUndefined()
    await askUi('notes.pin', { id: ids[3]!, pinned: true })
    const pin = await askUi('notes.pin', { id: ids[5]!, pinned: true })
    const card = await askUi('card.get', { contactId })
    expect(card.pinned.map(({ text }) => text)).toEqual(['Note 5'])
    expect(card.hasMoreNotes).toBe(true)
    await askUi('undo', { undoId: pin.undoId! })
    expect((await askUi('card.get', { contactId })).pinned.map(({ text }) => text)).toEqual(['Note 3'])
    await expectSoundDatabase()
  })

  test('A removed note is gone until undo', async () => {
    const contactId = await contact()
    const id = newId()
    await askUi('notes.add', { target: { contactId }, id, contactId, text: 'Keep me' })
    const { undoId } = await askUi('notes.remove', { id })
    expect((await askUi('card.get', { contactId })).notes).toEqual([])
    await expect(askUi('notes.edit', { id, text: 'x' })).rejects.toMatchObject({ code: 'not-found' })
    await askUi('undo', { undoId: undoId! })
    expect((await askUi('card.get', { contactId })).notes).toMatchObject([{ text: 'Keep me' }])
  })
})

describe('tags', () => {
  test('Two tags cannot have the same name, apart from case and accents', async () => {
    await askUi('tags.save', { id: newId(), name: 'Café', color: 'red' })
    const again = askUi('tags.save', { id: newId(), name: ' cafe ', color: 'blue' })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('A removed tag leaves the cards and comes back on all of them', async () => {
    const [contactId, tagId] = [await contact(), newId()]
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    await askUi('tags.set', { target: { contactId }, contactId, tagId, on: true })
    const { undoId } = await askUi('tags.remove', { id: tagId })
    expect((await askUi('card.get', { contactId })).tags).toEqual([])
    expect(await askUi('tags.list', {})).toEqual([])
    await askUi('undo', { undoId: undoId! })
    expect((await askUi('card.get', { contactId })).tags).toMatchObject([{ name: 'VIP' }])
    expect(await askUi('tags.list', {})).toMatchObject([{ name: 'VIP', count: 1 }])
  })

  test('Taking a tag off a chat without a card makes no card', async () => {
    const tagId = newId()
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    await askUi('tags.set', { target: { chat: sightingOf() }, contactId: newId(), tagId, on: false })
    expect(await (await database()).contacts.count()).toBe(0)
  })
})

describe('quick replies', () => {
  const draft = { shortcut: 'hi', title: 'Hello', body: 'Hi\n  there', labels: ['a', 'b'] }

  test('The version of the list moves with a save, a removal and a use, and with nothing else', async () => {
    const id = newId()
    const versionNow = async () => (await askUi('replies.list', {})).version
    const versions = [await versionNow()]
    await askUi('replies.save', { id, ...draft })
    versions.push(await versionNow())
    await askUi('replies.save', { id, ...draft })
    expect(await versionNow()).toBe(versions.at(-1))
    const sent = { insertionId: newId(), replyId: id, messageId: 'A', at: T0, isEdited: false }
    await askPage('page.replySent', { ...sent, chat: sightingOf() })
    versions.push(await versionNow())
    const { undoId } = await askUi('replies.remove', { id })
    versions.push(await versionNow())
    await askUi('undo', { undoId: undoId! })
    versions.push(await versionNow())
    await contact()
    expect(await versionNow()).toBe(versions.at(-1))
    expect(new Set(versions).size).toBe(versions.length)
    expect((await askUi('replies.list', {})).rows).toMatchObject([
      { excerpt: 'Hi there', uses: 1, lastUsedAt: T0 },
    ])
  })

  test('Labels are replaced one by one', async () => {
    const id = newId()
    await askUi('replies.save', { id, ...draft, language: 'en' })
    await askUi('replies.save', { id, ...draft, labels: ['b', 'c'] })
    const reply = await askUi('replies.get', { id })
    expect(reply.labels).toEqual({ b: 1, c: 1 })
    expect(reply.language).toBeUndefined()
  })

  test('Starters are added once, and removed ones come back', async () => {
    await askUi('replies.addStarters', { drafts: starterReplies('en') })
    const { rows } = await askUi('replies.list', {})
    expect(await askUi('replies.addStarters', { drafts: starterReplies('en') })).toEqual({})
    await askUi('replies.remove', { id: rows[0]!.id })
    await askUi('replies.addStarters', { drafts: starterReplies('en') })
    expect((await askUi('replies.list', {})).rows).toHaveLength(rows.length)
  })

  test('A chat that only shares a name is not addressed with another contact’s data', async () => {
    const id = newId()
    await askUi('contacts.create', { id: newId(), patch: { name: 'Maria Silva', company: 'Secret Ltd' } })
    await askUi('replies.save', { id, ...draft, body: '{{first_name}} {{company}}' })
    const { lid: _, ...chat } = sightingOf({ key: 'name:Maria Silva', source: 'dom' })
    const rendered = await askPage('page.renderReply', { replyId: id, chat, messageIds: [], answers: {} })
    expect(rendered).toMatchObject({ text: 'Maria {{company}}', unresolved: ['company'] })
  })
})

describe('follow-ups', () => {
  const timeZone = 'Europe/Rome'

  test('They are listed by time over all contacts, the next one of each on its row', async () => {
    const [one, two] = [await contact('One'), await contact('Two')]
    const set = (contactId: string, dueAt: number) =>
      askUi('followUps.set', { target: { contactId }, id: newId(), contactId, dueAt, timeZone })
    await set(one, T0 + 3000)
    await set(two, T0 + 2000)
    await set(one, T0 + 1000)
    const page = await askUi('followUps.page', { limit: 2 })
    expect(page.rows.map(({ dueAt }) => dueAt)).toEqual([T0 + 1000, T0 + 2000])
    expect(page.total).toBe(3)
    const rest = await askUi('followUps.page', { limit: 2, cursor: page.next })
    expect(rest.rows.map(({ contact: { name } }) => name)).toEqual(['One'])
    const list = await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })
    expect(list.rows.map(({ nextFollowUpAt }) => nextFollowUpAt)).toEqual([T0 + 1000, T0 + 2000])
    await askUi('followUps.done', { id: page.rows[0]!.id })
    const after = await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })
    expect(after.rows[0]?.nextFollowUpAt).toBe(T0 + 3000)
    await expectSoundDatabase()
  })

  test('Setting one again moves it; setting it the same again changes nothing', async () => {
    const contactId = await contact()
    const input = { target: { contactId }, id: newId(), contactId, dueAt: T0 + 1000, timeZone, note: 'Call' }
    await askUi('followUps.set', input)
    expect(await askUi('followUps.set', input)).toEqual({ contactId })
    await askUi('followUps.set', { ...input, dueAt: T0 + 5000 })
    expect((await askUi('card.get', { contactId })).followUps).toMatchObject([
      { dueAt: T0 + 5000, note: 'Call' },
    ])
  })

  test('Removing a contact takes its follow-ups along, and undo brings both back', async () => {
    const contactId = await contact()
    await askUi('followUps.set', {
      target: { contactId },
      id: newId(),
      contactId,
      dueAt: T0 + 1000,
      timeZone,
    })
    const { undoId } = await askUi('contacts.remove', { contactId })
    expect((await askUi('followUps.page', { limit: 5 })).rows).toEqual([])
    await askUi('undo', { undoId: undoId! })
    expect((await askUi('followUps.page', { limit: 5 })).rows).toHaveLength(1)
    await expectSoundDatabase()
  })
})

describe('messages and activity', () => {
  test('Seeing the same again changes nothing, and an ack never goes back', async () => {
    const chat = sightingOf()
    await askUi('notes.add', { target: { chat }, id: newId(), contactId: newId(), text: 'x' })
    const see = (ack: 'sent' | 'read' | 'unknown') =>
      askPage('page.chatSeen', {
        chat,
        messages: [messageOf('A', { direction: 'out', ack, at: T0 - 60_000 })],
      })
    await see('sent')
    await see('read')
    await see('unknown')
    await see('sent')
    const db = await database()
    expect(await db.messages.toArray()).toMatchObject([{ ack: 'read', direction: 'out', seenAt: T0 }])
    expect(await db.activity.toArray()).toMatchObject([{ lastAck: 'read', lastAt: T0 - 60_000 }])
    expect(await db.messages.count()).toBe(1)
  })

  test('A chat without a card leaves no trace', async () => {
    const seen = await askPage('page.chatSeen', { chat: sightingOf(), messages: [messageOf('A')] })
    expect(seen).toEqual({ recorded: false })
    expect(await (await database()).messages.count()).toBe(0)
  })

  test('Other chats tell their last activity to their own cards only, and never backwards', async () => {
    const chat = sightingOf()
    const { contactId } = await askUi('notes.add', {
      target: { chat },
      id: newId(),
      contactId: newId(),
      text: 'x',
    })
    const row = { account: chat.account, key: chat.key, kind: chat.kind, name: chat.name, lid: '1001' }
    const activity = (over: object) =>
      askPage('page.chatsSeen', {
        source: 'model',
        chats: [
          { ...row, unread: 2, lastAt: T0, lastDirection: 'in', lastAck: 'unknown', ...over },
          {
            ...row,
            lid: '2002',
            key: 'lid:2002',
            unread: 1,
            lastAt: T0,
            lastDirection: 'in',
            lastAck: 'unknown',
          },
        ],
      })
    await activity({})
    await activity({ lastAt: T0 - 3_600_000, unread: 0 })
    expect(await (await database()).activity.toArray()).toMatchObject([
      { id: contactId, lastAt: T0, unread: 0 },
    ])
    const list = await askUi('contacts.page', { search: '', sort: 'recent', limit: 5 })
    expect(list.rows).toHaveLength(1)
  })
})
