import { expect, test } from 'vitest'
import type { ExportedContact } from '@/storage/protocol/data'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../helpers/background'
import { importRows, rowOf } from '../helpers/imports'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function exportAll(filter: { search?: string; tagId?: string }, limit = 2): Promise<ExportedContact[]> {
  const all: ExportedContact[] = []
  for (let cursor: string | undefined; ;) {
    const more = cursor === undefined ? {} : { cursor }
    const { rows, next } = await askWorkspace('exports.page', { ...filter, limit, ...more })
    all.push(...rows)
    if (next === undefined) return all
    cursor = next
  }
}

const names = (rows: readonly ExportedContact[]): string[] =>
  rows.map(({ contact }) => contact.name).toSorted()

test('Everybody of a filter is exported once, in the order of the ids, and nobody from the trash', async () => {
  const rows = Array.from({ length: 7 }, (_, at) =>
    rowOf(
      at + 1,
      { name: `Row ${at}`, company: at % 2 === 0 ? 'Even' : 'Odd' },
      { tags: at < 3 ? ['VIP'] : [] },
    ),
  )
  await importRows('both', rows)
  const all = await exportAll({})
  const ids = all.map(({ contact }) => contact.id)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(7)
  const gone = all.find(({ contact }) => contact.name === 'Row 0')!
  await askUi('contacts.remove', { contactId: gone.contact.id })
  expect(names(await exportAll({}))).toEqual(['Row 1', 'Row 2', 'Row 3', 'Row 4', 'Row 5', 'Row 6'])
  const [vip] = await askUi('tags.list', {})
  expect(names(await exportAll({ tagId: vip!.id }, 1))).toEqual(['Row 1', 'Row 2'])
  expect(names(await exportAll({ search: 'even' }))).toEqual(['Row 2', 'Row 4', 'Row 6'])
  expect(names(await exportAll({ search: 'even', tagId: vip!.id }))).toEqual(['Row 2'])
  expect(await exportAll({ search: '…' })).toEqual([])
})

test('A filter of very many is exported as well as one of few', async () => {
  const rows = Array.from({ length: 320 }, (_, at) => rowOf(at + 1, { name: `Ana ${at}` }))
  await importRows('both', rows)
  const all = await exportAll({ search: 'ana' }, 200)
  expect(new Set(names(all)).size).toBe(320)
})

test('A contact takes along what belongs to it, its tags by name, and every number it has', async () => {
  const contactId = newId()
  await askUi('contacts.create', { id: contactId, patch: { name: 'Ana', phone: '+4915112345678' } })
  const chat = sightingOf({ phone: '+393331234567', lid: '9', name: 'Ana' })
  await askUi('card.link', { chat, contactId })
  await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 })] })
  const [kept, gone] = [newId(), newId()]
  for (const id of [kept, gone]) {
    await askUi('notes.add', { target: { contactId }, id, contactId, text: id })
  }
  await askUi('notes.remove', { id: gone })
  const tagId = newId()
  await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
  await askUi('tags.set', { target: { contactId }, contactId, tagId, on: true })
  const [exported] = await exportAll({})
  expect(exported).toMatchObject({
    tags: ['VIP'],
    phones: ['+4915112345678', '+393331234567'],
    notes: [{ id: kept }],
    lastAt: T0,
  })
  expect(exported!.contact).not.toHaveProperty('words')
  expect(exported!.contact).not.toHaveProperty('blockKeys')
})
