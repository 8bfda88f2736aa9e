import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, MINUTE_MS } from '@/storage/limits'
import type { ImportUndo } from '@/storage/protocol/data'
import { readSettings } from '@/storage/settings'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { importRows, rowOf } from '../helpers/imports'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function undoAll(id: string): Promise<ImportUndo> {
  for (;;) {
    const progress = await askWorkspace('imports.undo', { id })
    if (progress.done === progress.total) return progress
  }
}

async function exported() {
  return (await askWorkspace('exports.page', { limit: 100 })).rows
}

async function idOf(name: string): Promise<string> {
  const rows = await (await database()).contacts.toArray()
  return rows.find((row) => row.name === name)!.id
}

test('An import is taken back part by part: what it made goes, what it changed is as before', async () => {
  const contactId = newId()
  await askUi('contacts.create', {
    id: contactId,
    patch: { name: 'Maria', phone: '+4915112345678', company: 'Old' },
  })
  await askUi('notes.add', { target: { contactId }, id: newId(), contactId, text: 'Old note' })
  const before = await exported()
  const rows = [
    rowOf(1, { name: 'Ana', phone: '+4915100000001' }, { tags: ['New'], notes: [{ text: 'Hello' }] }),
    rowOf(
      2,
      { name: 'Maria', phone: '+4915112345678', company: 'New' },
      { tags: ['New'], notes: [{ text: 'More' }] },
    ),
    rowOf(3, { name: 'Bea' }, { followUps: [{ dueAt: T0 + DAY_MS, timeZone: 'UTC' }] }),
    rowOf(4, { name: 'Ana', phone: '+4915100000001', role: 'Buyer' }),
  ]
  const { id, outcomes } = await importRows('update', rows, 2)
  expect(outcomes).toEqual(['added', 'updated', 'added', 'updated'])
  passTime(MINUTE_MS)

  expect(await askWorkspace('imports.undo', { id })).toEqual({ done: 1, total: 2, stayed: 0 })
  expect(await askWorkspace('imports.list', {})).toMatchObject([{ id, state: 'undone' }])
  expect(await undoAll(id)).toEqual({ done: 2, total: 2, stayed: 0 })
  const after = await exported()
  expect(after.map(({ contact, ...rest }) => ({ ...rest, contact: { ...contact, updatedAt: 0 } }))).toEqual(
    before.map(({ contact, ...rest }) => ({ ...rest, contact: { ...contact, updatedAt: 0 } })),
  )
  expect(await askUi('tags.list', {})).toEqual([])
  expect(
    await askUi('card.forChat', { chat: sightingOf({ phone: '+4915100000001', lid: '9' }) }),
  ).toMatchObject({
    status: 'new',
  })
  expect(await undoAll(id)).toEqual({ done: 2, total: 2, stayed: 0 })
  await expectSoundDatabase()
})

test('Contacts that were edited, noted on or talked to since stay whole, and it says how many', async () => {
  const rows = ['Edited', 'Noted', 'Talked', 'Opened', 'Plain'].map((name, at) =>
    rowOf(at + 1, { name, phone: `+491510000000${at}` }, { tags: ['New'], notes: [{ text: `Of ${name}` }] }),
  )
  const { id } = await importRows('skip', rows)
  passTime(MINUTE_MS)
  const edited = await idOf('Edited')
  await askUi('contacts.save', { target: { contactId: edited }, id: newId(), patch: { role: 'Buyer' } })
  const noted = await idOf('Noted')
  await askUi('notes.add', { target: { contactId: noted }, id: newId(), contactId: noted, text: 'Since' })
  const seen = async (phone: string, at: number): Promise<void> => {
    const chat = sightingOf({ phone, lid: phone.slice(1), key: phone })
    await askPage('page.chatSeen', { chat, messages: [messageOf(phone, { at })] })
  }
  await seen('+4915100000002', T0 + MINUTE_MS)
  await seen('+4915100000003', T0 - DAY_MS)

  expect(await undoAll(id)).toMatchObject({ stayed: 3 })
  const left = await exported()
  expect(left.map(({ contact, notes }) => `${contact.name} ${notes.length}`).toSorted()).toEqual([
    'Edited 1',
    'Noted 2',
    'Talked 1',
  ])
  expect(left.every(({ tags }) => tags.includes('New'))).toBe(true)
  await expectSoundDatabase()
})

test('Tags and fields that something else uses by now stay', async () => {
  const fields = ['Size', 'Colour'].map((label) => ({ id: newId(), label, kind: 'text' as const }))
  const id = newId()
  await askWorkspace('imports.begin', { id, name: 'f.csv', mode: 'skip', total: 1, fields })
  const row = rowOf(1, { custom: { Size: 'L', Colour: 'red' } }, { tags: ['Used', 'Unused'] })
  await askWorkspace('imports.part', { id, part: 0, rows: [row] })
  const contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Other', custom: { Size: 'M' } } })
  const used = (await askUi('tags.list', {})).find(({ name }) => name === 'Used')!
  await askUi('tags.set', { target: { contactId }, contactId, tagId: used.id, on: true })
  await undoAll(id)
  expect((await askUi('tags.list', {})).map(({ name }) => name)).toEqual(['Used'])
  expect((await readSettings()).customFields.map(({ label }) => label)).toEqual(['Size'])
  await expect(askWorkspace('imports.part', { id, part: 1, rows: [row] })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('A number that came over from the trash goes back to its contact', async () => {
  const contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Maria', phone: '+4915112345678' } })
  const { undoId } = await askUi('contacts.remove', { contactId })
  const { id } = await importRows('skip', [rowOf(1, { name: 'New', phone: '+4915112345678' })])
  await undoAll(id)
  await askUi('undo', { undoId: undoId! })
  const card = await askUi('card.forChat', { chat: sightingOf({ phone: '+4915112345678', lid: '9' }) })
  expect(card).toMatchObject({ status: 'known', contact: { id: contactId } })
})
