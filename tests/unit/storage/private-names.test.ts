import { describe, expect, test } from 'vitest'
import { readSettings } from '@/storage/settings'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askPage, askUi, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const phone = '+5511987654321'
const full = sightingOf({ phone })
const { lid: _, ...rest } = full
const byPhone: ChatSighting = { ...rest, key: `phone:${phone}` }
const byLid = sightingOf()

async function cardIn(chat: ChatSighting): Promise<string> {
  const note = { target: { chat }, id: newId(), contactId: newId(), text: 'Note' }
  return (await askUi('notes.add', note)).contactId!
}

const setPrivate = (chat: ChatSighting, isPrivate = true) => askUi('card.setPrivate', { chat, isPrivate })
const see = (chat: ChatSighting) => askPage('page.chatSeen', { chat, messages: [messageOf('A')] })
const statusOf = async (chat: ChatSighting) => (await askUi('card.forChat', { chat })).status

async function expectAll(status: string): Promise<void> {
  const statuses = await Promise.all([byPhone, byLid, full].map(statusOf))
  expect(statuses).toEqual([status, status, status])
}

describe('a private chat that moves from its number to its private id', () => {
  test('stays private when its card knew both', async () => {
    await cardIn(full)
    await setPrivate(byPhone)
    await expectAll('private')
  })

  test('is tracked again by either name, card and all', async () => {
    await cardIn(full)
    await setPrivate(byPhone)
    await setPrivate(byLid, false)
    await expectAll('known')
    const { undoId } = await setPrivate(byPhone)
    await askUi('undo', { undoId: undoId! })
    await expectAll('known')
    await expectSoundDatabase()
  })

  test('stays private when it was seen with both since', async () => {
    await setPrivate(byPhone)
    await see(full)
    await expectAll('private')
    const { privateChats } = await readSettings()
    await see(full)
    expect((await readSettings()).privateChats).toEqual(privateChats)
  })

  test('is no longer private by any of them once that is undone', async () => {
    const { undoId } = await setPrivate(byPhone)
    await see(full)
    await askUi('undo', { undoId: undoId! })
    await expectAll('new')
    expect((await readSettings()).privateChats).toEqual([])
  })

  test('is tracked again by the name it had at first, though it was seen with both', async () => {
    await setPrivate(byPhone)
    await see(full)
    await setPrivate(byPhone, false)
    await expectAll('new')
  })

  test('is not taken for another chat of the same card', async () => {
    const contactId = await cardIn(byPhone)
    const other = sightingOf({ lid: '2002', key: 'lid:2002', phone: '+5511987650000' })
    await askUi('card.link', { chat: other, contactId })
    await setPrivate(byPhone)
    expect(await statusOf(other)).toBe('new')
    expect(await statusOf(byPhone)).toBe('private')
  })

  test('is learnt of a card with several chats by what was seen together', async () => {
    const contactId = await cardIn(sightingOf({ lid: '2002', key: 'lid:2002', phone: '+5511987650000' }))
    await askUi('card.link', { chat: byLid, contactId })
    await see(full)
    await setPrivate(byLid)
    await expectAll('private')
  })

  test('brings no name onto the list that is private by its account or a bare name alone', async () => {
    const { lid: _lid, ...bare } = { ...full, phone: undefined, key: `name:${full.name}` }
    await setPrivate({ ...bare, source: 'dom' })
    const { privateChats } = await readSettings()
    expect(await statusOf(full)).toBe('private')
    await see(full)
    expect((await readSettings()).privateChats).toEqual(privateChats)
  })
})
