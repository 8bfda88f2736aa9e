import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, MINUTE_MS } from '@/storage/limits'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

const chatOf = (lid: string, name: string): ChatSighting => sightingOf({ lid, key: `lid:${lid}`, name })
const maria = chatOf('1', 'Maria')

async function cardIn(chat: ChatSighting, text: string): Promise<string> {
  const note = { target: { chat }, id: newId(), contactId: newId(), text }
  return (await askUi('notes.add', note)).contactId!
}

async function remove(contactId: string): Promise<string> {
  return (await askUi('contacts.remove', { contactId })).undoId!
}

async function hide(chat: ChatSighting): Promise<string> {
  return (await askUi('card.setPrivate', { chat, isPrivate: true })).undoId!
}

async function liveNames(): Promise<string[]> {
  const rows = await (await database()).contacts.toArray()
  return rows.flatMap(({ name, deletedAt }) => (deletedAt === undefined ? [name] : [])).toSorted()
}

async function afterTenMinutes(): Promise<string> {
  passTime(11 * MINUTE_MS)
  await eraseOverdue()
  return JSON.stringify(await dump())
}

describe('a chat that becomes private', () => {
  test('leaves no card behind of a note that is being saved at that moment', async () => {
    // All has been done once: nothing but the one and the other is waited for.
    await cardIn(chatOf('2', 'Pedro'), 'x')
    await hide(chatOf('7', 'Other'))
    await Promise.allSettled([cardIn(maria, 'Secret'), hide(maria)])
    expect(await askUi('card.forChat', { chat: maria })).toEqual({ status: 'private' })
    expect(await liveNames()).toEqual(['Pedro'])
  })

  test('takes a card along that was in the trash already', async () => {
    await remove(await cardIn(maria, 'Secret'))
    await hide(maria)
    expect(await afterTenMinutes()).not.toMatch(/Maria|Secret/)
  })

  test('takes an older card along whose name a new one took over', async () => {
    const undoId = await remove(await cardIn(maria, 'Secret'))
    passTime(MINUTE_MS)
    await cardIn(maria, 'News')
    await hide(maria)
    await expect(askUi('undo', { undoId })).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await afterTenMinutes()).not.toMatch(/Maria|Secret|News/)
  })

  test('takes a card in the trash along that has its number and no name any more', async () => {
    const { lid: _, ...chat } = sightingOf({ phone: '+5511987654321', key: 'phone:+5511987654321' })
    const contactId = newId()
    const { undoId } = await askUi('contacts.create', {
      id: contactId,
      patch: { name: 'Maria', phone: chat.phone! },
    })
    await askUi('undo', { undoId: undoId! })
    expect(await (await database()).aliases.count()).toBe(0)
    await hide(chat)
    expect(await afterTenMinutes()).not.toMatch(/Maria/)
  })

  test('leaves others in the trash as long as they were to be there', async () => {
    const contactId = await cardIn(chatOf('2', 'Pedro'), 'x')
    await remove(contactId)
    const before = await (await database()).contacts.get(contactId)
    await hide(maria)
    expect(await (await database()).contacts.get(contactId)).toEqual(before)
  })

  test('leaves a card in the trash its thirty days when it is tracked again', async () => {
    const contactId = await cardIn(maria, 'Secret')
    const undoId = await remove(contactId)
    const before = await (await database()).contacts.get(contactId)
    await askUi('undo', { undoId: await hide(maria) })
    expect(await (await database()).contacts.get(contactId)).toMatchObject({ purgeAt: before!.purgeAt })
    passTime(DAY_MS)
    await eraseOverdue()
    await askUi('undo', { undoId })
    expect(await liveNames()).toEqual(['Maria'])
    await expectSoundDatabase()
  })
})

describe('undo of what was done before a chat became private', () => {
  test('does not bring back a card that was removed', async () => {
    const undoId = await remove(await cardIn(maria, 'Secret'))
    await hide(maria)
    await expect(askUi('undo', { undoId })).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await liveNames()).toEqual([])
  })

  test('does not bring back a card that became part of another one', async () => {
    const [loseId, keepId] = [await cardIn(maria, 'Secret'), await cardIn(chatOf('2', 'Bob'), 'x')]
    const { undoId } = await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
    await hide(maria)
    await expect(askUi('undo', { undoId: undoId! })).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await afterTenMinutes()).not.toMatch(/Maria|Secret/)
  })

  test('brings back who was merged into that card by mistake', async () => {
    const [loseId, keepId] = [await cardIn(chatOf('2', 'Ana'), 'About Ana'), await cardIn(maria, 'Secret')]
    const { undoId } = await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
    await hide(maria)
    await askUi('undo', { undoId: undoId! })
    expect(await liveNames()).toEqual(['Ana'])
    const left = await afterTenMinutes()
    expect(left).not.toMatch(/Maria|Secret/)
    expect(left).toMatch(/About Ana/)
  })

  test('brings a removed card back once the chat is tracked again', async () => {
    const undoId = await remove(await cardIn(maria, 'Note'))
    await hide(maria)
    await askUi('card.setPrivate', { chat: maria, isPrivate: false })
    await askUi('undo', { undoId })
    expect(await liveNames()).toEqual(['Maria'])
    expect(await askUi('card.forChat', { chat: maria })).toMatchObject({ status: 'known' })
  })
})
