import { expect, test } from 'vitest'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

test('A note in a new chat makes its card, and the card shows it', async () => {
  const chat = sightingOf()
  expect(await askUi('card.forChat', { chat })).toEqual({ status: 'new', sameName: [] })
  const [id, contactId] = [newId(), newId()]
  const written = await askUi('notes.add', { target: { chat }, id, contactId, text: 'Likes blue' })
  expect(written.contactId).toBe(contactId)
  const card = await askUi('card.forChat', { chat })
  expect(card).toMatchObject({
    status: 'known',
    contact: { name: 'Maria Silva' },
    notes: [{ text: 'Likes blue' }],
    accounts: [chat.account],
  })
})

test('Tagging, a follow-up and messages all land on the same card', async () => {
  const chat = sightingOf({ phone: '+5511987654321' })
  const [contactId, tagId] = [newId(), newId()]
  await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
  await askUi('tags.set', { target: { chat }, contactId, tagId, on: true })
  await askUi('followUps.set', {
    target: { chat },
    id: newId(),
    contactId: newId(),
    dueAt: T0 + 1000,
    timeZone: 'Europe/Rome',
  })
  const messages = [messageOf('A1', { at: T0 - 1000 })]
  expect(await askPage('page.chatSeen', { chat, messages })).toEqual({ recorded: true })
  const card = await askUi('card.get', { contactId })
  expect(card.tags.map(({ name }) => name)).toEqual(['VIP'])
  expect(card.followUps).toHaveLength(1)
  expect(card.activity).toMatchObject({ lastAt: T0 - 1000, lastDirection: 'in' })
  expect((await askUi('tags.list', {}))[0]?.count).toBe(1)
  const page = await askUi('contacts.page', { search: '4321', sort: 'name', limit: 10 })
  expect(page.rows[0]).toMatchObject({ id: contactId, tagIds: [tagId], nextFollowUpAt: T0 + 1000 })
})

test('A quick reply is saved, listed and rendered for the chat', async () => {
  const id = newId()
  await askUi('replies.save', {
    id,
    shortcut: 'hi',
    title: 'Hello',
    body: 'Hi {{first_name|there}}!',
    labels: ['a'],
  })
  const list = await askPage('page.replies', {})
  expect(list.rows).toMatchObject([{ id, shortcut: 'hi', excerpt: 'Hi {{first_name|there}}!', uses: 0 }])
  expect(await askPage('page.replies', { version: list.version })).toEqual({ version: list.version })
  const chat = sightingOf()
  const rendered = await askPage('page.renderReply', { replyId: id, chat, messageIds: [], answers: {} })
  expect(rendered).toMatchObject({ text: 'Hi Maria!', unresolved: [] })
})

test('An erased contact leaves nothing behind', async () => {
  const chat = sightingOf()
  const contactId = newId()
  await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'Gone soon' })
  const { rows } = await askWorkspace('contacts.erase', { contactId })
  expect(rows).toBe(4)
  expect(await askUi('card.forChat', { chat })).toEqual({ status: 'new', sameName: [] })
})

test('A hello answers with the strings and settings of the content script', async () => {
  const hello = await askPage('page.hello', {})
  expect(hello).toMatchObject({ language: 'en', direction: 'ltr', settings: { trigger: '/' } })
})
