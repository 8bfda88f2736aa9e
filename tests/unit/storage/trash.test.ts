import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, MINUTE_MS } from '@/storage/limits'
import { TRASH_TABLES, type TrashEntry, type TrashTable } from '@/storage/protocol/data'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import { mutate } from '@/storage/write/mutate'
import { transact } from '@/storage/write/transact'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { importRows, rowOf } from '../helpers/imports'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

async function wholeTrash(limit = 3, table?: TrashTable): Promise<TrashEntry[]> {
  const entries: TrashEntry[] = []
  for (let cursor: string | undefined; ;) {
    const input = { limit, ...(table && { table }), ...(cursor !== undefined && { cursor }) }
    const { rows, next } = await askWorkspace('trash.page', input)
    entries.push(...rows)
    if (next === undefined) return entries
    cursor = next
  }
}

async function titles(): Promise<string[]> {
  return (await wholeTrash()).map(({ table, title }) => `${table} ${title}`)
}

async function contactWith(name: string, phone: string): Promise<{ contactId: string; noteId: string }> {
  const [contactId, noteId] = [newId(), newId()]
  await askUi('contacts.create', { id: contactId, patch: { name, phone } })
  await askUi('notes.add', { target: { contactId }, id: noteId, contactId, text: `Note of ${name}` })
  await askUi('followUps.set', {
    target: { contactId },
    id: newId(),
    contactId,
    dueAt: T0 + DAY_MS,
    timeZone: 'UTC',
    note: `Call ${name}`,
  })
  return { contactId, noteId }
}

async function emptyAll(): Promise<void> {
  for (;;) {
    const { done, total } = await askWorkspace('trash.empty', {})
    if (done === total) return
  }
}

describe('the trash', () => {
  test('shows what was deleted, newest first, page by page, and whose it was', async () => {
    const ana = await contactWith('Ana', '+4915100000001')
    const bea = await contactWith('Bea', '+4915100000002')
    const tagId = newId()
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    const steps = [
      () => askUi('notes.remove', { id: ana.noteId }),
      () => askUi('contacts.remove', { contactId: bea.contactId }),
      () => askUi('tags.remove', { id: tagId }),
    ]
    for (const step of steps) {
      passTime(MINUTE_MS)
      await step()
    }
    expect(await wholeTrash(1)).toEqual([
      expect.objectContaining({ table: 'tags', title: 'VIP' }),
      expect.objectContaining({ table: 'contacts', title: 'Bea', goneAt: T0 + 2 * MINUTE_MS + 30 * DAY_MS }),
      expect.objectContaining({ table: 'notes', title: 'Note of Ana', contactName: 'Ana' }),
    ])
    expect((await wholeTrash(2, 'notes')).map(({ title }) => title)).toEqual(['Note of Ana'])
  })

  test('lists many of one moment once each, also where parts of the walk show nothing', async () => {
    const { contactId } = await contactWith('Ana', '+4915100000001')
    await askUi('contacts.remove', { contactId })
    passTime(MINUTE_MS)
    const gone = { createdAt: T0, deletedAt: T0 + MINUTE_MS }
    const many = Array.from({ length: 260 }, (_, at) => ({
      id: newId(),
      name: `T ${at}`,
      text: 'Gone',
      ...gone,
    }))
    await transact(async ({ db }) => {
      await db.notes.bulkAdd(many.map(({ id, text }) => ({ id, contactId, text, updatedAt: T0, ...gone })))
      await db.tags.bulkAdd(many.map(({ id, name }) => ({ id, name, color: 'red' as const, ...gone })))
    })
    const entries = await wholeTrash(200)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(261)
    expect(entries.map(({ table }) => table)).toEqual([...many.map(() => 'tags'), 'contacts'])
  })

  test('offers neither a contact that became private nor one that is part of another', async () => {
    const hidden = sightingOf({ phone: '+4915100000009', lid: '77', key: '77', name: 'Hidden' })
    await askUi('card.create', { chat: hidden, id: newId() })
    await askUi('card.setPrivate', { chat: hidden, isPrivate: true })
    const [keep, lose] = [
      await contactWith('Ana', '+4915100000001'),
      await contactWith('Anna', '+4915100000002'),
    ]
    await askWorkspace('contacts.merge', { keepId: keep.contactId, loseId: lose.contactId, take: [] })
    expect(await titles()).toEqual([])
    await emptyAll()
    expect(await (await database()).contacts.count()).toBe(3)
  })
})

describe('what is restored', () => {
  test('of a contact is everything that went with it, and nothing that had gone before; it can be undone', async () => {
    const { contactId, noteId } = await contactWith('Ana', '+4915100000001')
    await askUi('notes.remove', { id: noteId })
    passTime(MINUTE_MS)
    await askUi('contacts.remove', { contactId })
    const { undoId } = await askWorkspace('trash.restore', { table: 'contacts', id: contactId })
    expect(await askUi('card.get', { contactId })).toMatchObject({
      notes: [],
      followUps: [{ note: 'Call Ana' }],
    })
    expect(await titles()).toEqual(['notes Note of Ana'])
    await expectSoundDatabase()
    await askUi('undo', { undoId: undoId! })
    expect(await titles()).toEqual(['contacts Ana'])
    await expectSoundDatabase()
  })

  test('after an import was taken back has its number in WhatsApp again', async () => {
    const { id } = await importRows('skip', [
      rowOf(1, { name: 'Ana', phone: '+4915100000001' }, { notes: [{ text: 'Hi' }] }),
    ])
    await askWorkspace('imports.undo', { id })
    const [entry] = await wholeTrash()
    await askWorkspace('trash.restore', { table: 'contacts', id: entry!.id })
    const card = await askUi('card.forChat', { chat: sightingOf({ phone: '+4915100000001', lid: '9' }) })
    expect(card).toMatchObject({ status: 'known', notes: [{ text: 'Hi' }] })
    await expectSoundDatabase()
  })

  test('is no note of a contact in the trash, no taken name, and nothing that is not there', async () => {
    const { contactId, noteId } = await contactWith('Ana', '+4915100000001')
    await askUi('notes.remove', { id: noteId })
    passTime(MINUTE_MS)
    await askUi('contacts.remove', { contactId })
    const restore = (table: TrashTable, id: string) => askWorkspace('trash.restore', { table, id })
    await expect(restore('notes', noteId)).rejects.toMatchObject({ code: 'conflict' })
    const [old, tag] = [newId(), newId()]
    await askUi('tags.save', { id: old, name: 'VIP', color: 'red' })
    await askUi('tags.remove', { id: old })
    await askUi('tags.save', { id: tag, name: 'vip', color: 'red' })
    await expect(restore('tags', old)).rejects.toMatchObject({ code: 'conflict' })
    expect(await restore('tags', tag)).toEqual({})
    await expect(restore('tags', newId())).rejects.toMatchObject({ code: 'not-found' })
    const reply = { shortcut: 'hi', title: 'Hi', body: 'Hi', labels: [] }
    const [first, second] = [newId(), newId()]
    await askUi('replies.save', { ...reply, id: first })
    await askUi('replies.remove', { id: first })
    await askUi('replies.save', { ...reply, id: second })
    await expect(restore('replies', first)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is no contact whose chat is never tracked by now', async () => {
    const { contactId } = await contactWith('Ana', '+4915100000001')
    await askUi('contacts.remove', { contactId })
    await askUi('card.setPrivate', { chat: sightingOf({ phone: '+4915100000001' }), isPrivate: true })
    const restored = askWorkspace('trash.restore', { table: 'contacts', id: contactId })
    await expect(restored).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('comes back whatever it was', async () => {
    const { contactId } = await contactWith('Ana', '+4915100000001')
    const ids = Object.fromEntries(TRASH_TABLES.map((table) => [table, newId()])) as Record<
      TrashTable,
      string
    >
    const now = { createdAt: T0, updatedAt: T0 }
    const money = { amountMinor: 1, currency: 'EUR' }
    await mutate(
      [
        {
          table: 'deals',
          create: {
            id: ids.deals,
            contactId,
            title: 'Deal',
            ...money,
            stageId: newId(),
            stageAt: T0,
            rank: 1,
            ...now,
          },
        },
        { table: 'orders', create: { id: ids.orders, contactId, at: T0, ...money, ...now } },
        { table: 'products', create: { id: ids.products, name: 'Rye', prices: {}, ...now } },
      ],
      'test',
    )
    const gone = [
      ['deals', ids.deals],
      ['orders', ids.orders],
      ['products', ids.products],
    ] as const
    for (const [table, id] of gone) {
      await mutate([{ table, id, set: { deletedAt: T0 } }], 'test')
      await askWorkspace('trash.restore', { table, id })
    }
    expect(await titles()).toEqual([])
    await expectSoundDatabase()
  })
})

describe('what is erased from the trash', () => {
  test('leaves nothing of it, in the history neither', async () => {
    const { contactId, noteId } = await contactWith('Ana', '+4915100000001')
    await askUi('notes.remove', { id: noteId })
    await askWorkspace('trash.erase', { table: 'notes', id: noteId })
    expect(JSON.stringify(await dump())).not.toContain('Note of Ana')
    expect(await askUi('card.get', { contactId })).toMatchObject({ contact: { name: 'Ana' } })
    await askUi('contacts.remove', { contactId })
    await askWorkspace('trash.erase', { table: 'contacts', id: contactId })
    expect(JSON.stringify(await dump())).not.toContain('Ana')
    await askWorkspace('trash.erase', { table: 'notes', id: noteId })
    const kept = newId()
    await askUi('tags.save', { id: kept, name: 'VIP', color: 'red' })
    const erased = askWorkspace('trash.erase', { table: 'tags', id: kept })
    await expect(erased).rejects.toMatchObject({ code: 'not-found' })
    await expectSoundDatabase()
  })

  test('is all there is when it is emptied, and what is in use stays', async () => {
    const ana = await contactWith('Ana', '+4915100000001')
    for (let at = 0; at < 21; at++) {
      const contactId = newId()
      await askUi('contacts.create', { id: contactId, patch: { name: `Gone ${at}` } })
      await askUi('contacts.remove', { contactId })
    }
    await askUi('notes.remove', { id: ana.noteId })
    const first = await askWorkspace('trash.empty', {})
    expect(first.done).toBeLessThan(first.total)
    expect(await titles()).not.toContain('contacts Gone 3')
    await emptyAll()
    expect(await wholeTrash()).toEqual([])
    const tables = await dump()
    expect(JSON.stringify(tables)).not.toMatch(/Gone|Note of/)
    expect(tables['contacts']).toMatchObject([{ name: 'Ana' }])
    await expectSoundDatabase()
  })

  test('goes on with the clean-up when nobody asks again', async () => {
    const { contactId } = await contactWith('Ana', '+4915100000001')
    await askUi('contacts.remove', { contactId })
    await askWorkspace('trash.empty', {})
    await eraseOverdue()
    expect(JSON.stringify(await dump())).not.toContain('Ana')
  })
})
