import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askPage, askUi, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { ACCOUNT, bareSightingOf, messageOf, sightingOf } from '../helpers/sightings'
import type { ChatSighting } from '@/storage/schema/chat'

useFreshBackground()

async function noteIn(chat: ChatSighting, text = 'Note'): Promise<string> {
  const contactId = newId()
  const written = await askUi('notes.add', { target: { chat }, id: newId(), contactId, text })
  return written.contactId!
}

async function see(chat: ChatSighting, ids: string[]): Promise<boolean> {
  const messages = ids.map((id) => messageOf(id))
  return (await askPage('page.chatSeen', { chat: { ...chat, messageIds: ids }, messages })).recorded
}

async function owner(chat: ChatSighting): Promise<string> {
  const card = await askUi('card.forChat', { chat })
  return card.status === 'known' ? card.contact.id : card.status
}

const phone = '+5511987654321'

describe('names that belong to one chat', () => {
  test('A chat that moves from its number to a private id keeps its card', async () => {
    const { lid: _, ...byPhone } = sightingOf({ key: `phone:${phone}`, phone })
    const contactId = await noteIn(byPhone)
    expect(await see(sightingOf({ phone, lid: '77', key: 'lid:77' }), [])).toBe(true)
    expect(await owner(sightingOf({ lid: '77', key: 'lid:77' }))).toBe(contactId)
    await expectSoundDatabase()
  })

  test('A chat that moves to a private id nobody maps is recognised by two of its messages', async () => {
    const { lid: _, ...byPhone } = sightingOf({ key: `phone:${phone}`, phone })
    const contactId = await noteIn(byPhone)
    await see(byPhone, ['A', 'B', 'C'])
    const moved = sightingOf({ lid: '78', key: 'lid:78', name: 'Other name' })
    expect(await owner({ ...moved, messageIds: ['C', 'X', 'Y'] })).toBe('new')
    expect(await owner({ ...moved, messageIds: ['B', 'C', 'X'] })).toBe(contactId)
    await see(moved, ['B', 'C', 'X'])
    expect(await owner(moved)).toBe(contactId)
  })

  test('Messages on the screen never join a chat to a contact of another private id', async () => {
    const first = sightingOf({ lid: '1', key: 'lid:1' })
    await noteIn(first)
    await see(first, ['A', 'B'])
    expect(await owner(sightingOf({ lid: '2', key: 'lid:2', messageIds: ['A', 'B'] }))).toBe('new')
  })

  test('When private id and number belong to two contacts, the private id wins and nothing merges', async () => {
    const byLid = await noteIn(sightingOf({ lid: '1', key: 'lid:1' }))
    const { lid: _, ...phoneChat } = sightingOf({ key: `phone:${phone}`, phone, name: 'Pedro' })
    const byPhone = await noteIn(phoneChat)
    const both = sightingOf({ lid: '1', key: 'lid:1', phone })
    expect(await owner(both)).toBe(byLid)
    await see(both, ['A'])
    expect(await owner(phoneChat)).toBe(byPhone)
  })

  test('A number that passed on to another person does not bring the card along', async () => {
    const before = sightingOf({ lid: '1', key: 'lid:1', phone })
    await noteIn(before)
    expect(await owner(sightingOf({ lid: '2', key: 'lid:2', phone, name: 'New owner' }))).toBe('new')
  })

  test('A group never matches a person, whatever else it claims', async () => {
    await noteIn(sightingOf({ lid: '1', key: 'lid:1', phone }))
    const group = sightingOf({
      kind: 'group',
      group: '99',
      key: 'group:99',
      lid: '1',
      phone,
      name: 'Maria Silva',
    })
    expect(await owner(group)).toBe('new')
    const contactId = await noteIn(group)
    expect(await owner(group)).toBe(contactId)
    expect((await askUi('card.get', { contactId })).contact).toMatchObject({ kind: 'group' })
    expect((await askUi('card.get', { contactId })).contact.phone).toBeUndefined()
  })

  test('What was learnt before the account was known moves to the account', async () => {
    const contactId = await noteIn(sightingOf({ account: '' }))
    await see(sightingOf({ account: '' }), ['A', 'B'])
    expect(await owner(sightingOf())).toBe(contactId)
    await see(sightingOf(), ['A', 'B'])
    const db = await database()
    const aliases = await db.aliases.toArray()
    expect(aliases.map(({ account, kind }) => [account, kind])).toEqual([[ACCOUNT, 'lid']])
    expect((await db.messages.toArray()).map(({ id }) => id)).toEqual([`${ACCOUNT}|A`, `${ACCOUNT}|B`])
    expect(await owner(sightingOf({ account: '' }))).toBe(contactId)
  })

  test('Another account of the same person does not see the card', async () => {
    await noteIn(sightingOf())
    expect(await owner(sightingOf({ account: 'phone:+15559999999' }))).toBe('new')
  })

  test('A number typed on a card finds its chat later, until another number is typed', async () => {
    const contactId = newId()
    await askUi('contacts.create', { id: contactId, patch: { name: 'Typed', phone } })
    const chat = sightingOf({ phone })
    expect(await owner(chat)).toBe(contactId)
    await askUi('contacts.save', { target: { contactId }, id: newId(), patch: { phone: '+15551234567' } })
    expect(await owner(chat)).toBe('new')
  })
})

describe('a bare name', () => {
  test('It never attaches itself to a contact that is known otherwise', async () => {
    const contactId = await noteIn(sightingOf())
    const bare = bareSightingOf('Maria Silva')
    expect(await askUi('card.forChat', { chat: bare })).toMatchObject({
      status: 'ask',
      candidates: [{ id: contactId }],
    })
    const input = { target: { chat: bare }, id: newId(), contactId: newId(), text: 'x' }
    await expect(askUi('notes.add', input)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('Once confirmed it is remembered, as long as its messages agree', async () => {
    const contactId = await noteIn(sightingOf())
    const bare = bareSightingOf('Maria Silva', { messageIds: ['A', 'B'] })
    await askUi('card.link', { chat: bare, contactId })
    expect(await owner(bare)).toBe(contactId)
    expect(await owner({ ...bare, messageIds: ['B', 'X', 'Y'] })).toBe(contactId)
    expect(await owner({ ...bare, messageIds: ['X', 'Y'] })).toBe('ask')
  })

  test('Two chats of one name in sight are admitted to be ambiguous', async () => {
    const contactId = await noteIn(bareSightingOf('Maria'))
    const ambiguous = bareSightingOf('Maria', { isAmbiguous: true })
    expect(await askUi('card.forChat', { chat: ambiguous })).toMatchObject({
      status: 'ambiguous',
      candidates: [{ id: contactId }],
    })
    const input = { target: { chat: ambiguous }, id: newId(), contactId: newId(), text: 'x' }
    await expect(askUi('notes.add', input)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('An ambiguous chat that was told apart once is recognised by its messages', async () => {
    const first = bareSightingOf('Maria', { isAmbiguous: true, messageIds: ['A1', 'A2'] })
    const second = bareSightingOf('Maria', { isAmbiguous: true, messageIds: ['B1', 'B2'] })
    const [one, two] = [newId(), newId()]
    await askUi('card.create', { chat: first, id: one })
    expect(await owner(second)).toBe('ambiguous')
    await askUi('card.create', { chat: second, id: two })
    expect(await owner(first)).toBe(one)
    expect(await owner(second)).toBe(two)
    await see({ ...first }, ['A1', 'A2', 'A3'])
    expect(await owner({ ...first, messageIds: ['A2', 'A3', 'A4'] })).toBe(one)
    await expectSoundDatabase()
  })

  test('A renamed chat is recognised by its messages', async () => {
    const before = bareSightingOf('Maria', { messageIds: ['A', 'B'] })
    const contactId = await noteIn(before)
    expect(await owner(bareSightingOf('Maria Acme', { messageIds: ['A', 'B', 'C'] }))).toBe(contactId)
  })

  test('A card made in a chat of a bare name is that chat’s from then on', async () => {
    const contactId = await noteIn(bareSightingOf('Pedro'))
    expect(await noteIn(bareSightingOf('Pedro'), 'Second')).toBe(contactId)
  })

  test('A link that is undone forgets what was seen through it', async () => {
    const contactId = await noteIn(sightingOf())
    const bare = bareSightingOf('Maria Silva', { messageIds: ['A', 'B'] })
    const { undoId } = await askUi('card.link', { chat: bare, contactId })
    await see(bare, ['A', 'B', 'C'])
    await askUi('undo', { undoId: undoId! })
    expect(await owner(bare)).toBe('ask')
    expect(await (await database()).messages.count()).toBe(0)
  })
})

test('A chat whose card is in the trash is new again, and a new note makes a new card', async () => {
  const first = await noteIn(sightingOf())
  await askUi('contacts.remove', { contactId: first })
  expect(await owner(sightingOf())).toBe('new')
  const second = await noteIn(sightingOf())
  expect(second).not.toBe(first)
  expect(await owner(sightingOf())).toBe(second)
})

test('A card that was undone comes back when the same chat is written to with the same id', async () => {
  const contactId = newId()
  const chat = sightingOf()
  const add = (text: string) => askUi('notes.add', { target: { chat }, id: newId(), contactId, text })
  const first = await add('One')
  await askUi('undo', { undoId: first.undoId! })
  expect(await owner(chat)).toBe('new')
  await add('Two')
  const card = await askUi('card.forChat', { chat })
  expect(card).toMatchObject({ status: 'known', contact: { id: contactId }, notes: [{ text: 'Two' }] })
  await expectSoundDatabase()
})
