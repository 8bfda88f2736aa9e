import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { Changes } from '@/storage/protocol/command'
import type { RowOf } from '@/storage/rows'
import { onCommitted } from '@/storage/write/announce'
import { mutate } from '@/storage/write/mutate'
import { eraseContact } from '@/storage/repositories/erase'
import { runsOf } from '@/storage/write/runs'
import { transact } from '@/storage/write/transact'
import { undo } from '@/storage/write/undo'
import { newId } from '@/utils/ids'
import { passTime, T0, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

function contactOf(over: Partial<RowOf<'contacts'>> = {}): RowOf<'contacts'> {
  return {
    id: newId(),
    kind: 'person',
    name: 'Maria',
    custom: {},
    tags: {},
    createdAt: T0,
    updatedAt: T0,
    ...over,
  }
}

function noteOf(contactId: string, over: Partial<RowOf<'notes'>> = {}): RowOf<'notes'> {
  return { id: newId(), contactId, text: 'Hello', createdAt: T0, updatedAt: T0, ...over }
}

describe('one write path', () => {
  test('Writing the same again writes nothing and names nothing to undo', async () => {
    const contact = contactOf()
    const first = await mutate([{ table: 'contacts', create: contact }], 'test')
    expect(first.undoId).toBeDefined()
    const before = await dump()
    expect(await mutate([{ table: 'contacts', create: { ...contact, createdAt: T0 + 5 } }], 'test')).toEqual(
      {},
    )
    expect(await mutate([{ table: 'contacts', id: contact.id, set: { name: 'Maria' } }], 'test')).toEqual({})
    expect(await dump()).toEqual(before)
  })

  test('The same id with another content is a conflict, and nothing of the action is written', async () => {
    const contact = contactOf()
    await mutate([{ table: 'contacts', create: contact }], 'test')
    const before = await dump()
    const action = mutate(
      [
        { table: 'notes', create: noteOf(contact.id) },
        { table: 'contacts', create: { ...contact, name: 'Other' } },
      ],
      'test',
    )
    await expect(action).rejects.toMatchObject({ code: 'conflict' })
    expect(await dump()).toEqual(before)
  })

  test('A repeated creation is recognised even after the row was edited', async () => {
    const contact = contactOf()
    await mutate([{ table: 'contacts', create: contact }], 'test')
    await mutate([{ table: 'contacts', id: contact.id, set: { name: 'Maria S.' } }], 'test')
    expect(await mutate([{ table: 'contacts', create: contact }], 'test')).toEqual({})
    expect((await (await database()).contacts.get(contact.id))?.name).toBe('Maria S.')
  })

  test('A row that is not valid is refused by the name of its field, never by its value', async () => {
    const action = mutate([{ table: 'contacts', create: contactOf({ phone: 'secret' }) }], 'test')
    await expect(action).rejects.toMatchObject({ code: 'bad-request', detail: 'contacts.phone' })
    expect((await dump())['contacts']).toEqual([])
  })

  test('A field of an unknown row cannot be written', async () => {
    const action = mutate([{ table: 'contacts', id: newId(), set: { name: 'X' } }], 'test')
    await expect(action).rejects.toMatchObject({ code: 'not-found' })
  })

  test('Elements of sets are written one by one, and null takes one out', async () => {
    const contact = contactOf({ custom: { City: 'Rome', 'a.b': 'dots stay' } })
    await mutate([{ table: 'contacts', create: contact }], 'test')
    await mutate(
      [{ table: 'contacts', id: contact.id, set: { 'custom.City': null, 'custom.x.y': '1' } }],
      'test',
    )
    expect((await (await database()).contacts.get(contact.id))?.custom).toEqual({
      'a.b': 'dots stay',
      'x.y': '1',
    })
  })

  test('Labels that are names of the language itself change nothing but their row', async () => {
    const contact = contactOf()
    await mutate([{ table: 'contacts', create: contact }], 'test')
    await mutate(
      [{ table: 'contacts', id: contact.id, set: { 'custom.__proto__': 'x', 'custom.constructor': 'y' } }],
      'test',
    )
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    const row = await (await database()).contacts.get(contact.id)
    expect(Object.hasOwn(row?.custom ?? {}, 'constructor')).toBe(true)
  })

  test('What was committed is announced once, after the whole transaction', async () => {
    const heard: Changes[] = []
    const stop = onCommitted((changes) => heard.push(changes))
    const contact = contactOf()
    await transact(async () => {
      await mutate([{ table: 'contacts', create: contact }], 'one')
      await mutate([{ table: 'notes', create: noteOf(contact.id) }], 'two')
      expect(heard).toEqual([])
    })
    stop()
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatchObject({ contacts: [contact.id], notes: [expect.any(String)] })
  })

  test('A transaction that fails announces nothing and stores nothing', async () => {
    const heard: Changes[] = []
    const stop = onCommitted((changes) => heard.push(changes))
    const failing = transact(async () => {
      await mutate([{ table: 'contacts', create: contactOf() }], 'test')
      throw new Error('later')
    })
    await expect(failing).rejects.toMatchObject({ code: 'internal' })
    stop()
    expect(heard).toEqual([])
    expect((await dump())['contacts']).toEqual([])
  })

  test('Many changed rows are announced as the whole table', async () => {
    const heard: Changes[] = []
    const stop = onCommitted((changes) => heard.push(changes))
    const changes = Array.from({ length: 250 }, () => ({ table: 'contacts', create: contactOf() }) as const)
    await mutate(changes, 'test')
    stop()
    expect(heard[0]?.contacts).toBe('all')
  })
})

describe('a large action', () => {
  const many = (count: number) =>
    Array.from({ length: count }, () => ({ table: 'contacts', create: contactOf() }) as const)

  test('asked again writes nothing, whether its rows are as they were or were edited since', async () => {
    const changes = many(300)
    await mutate(changes, 'test')
    const before = await dump()
    expect(await mutate(changes, 'test')).toEqual({})
    expect(await dump()).toEqual(before)
    const edits = changes.map(
      ({ create: { id } }) => ({ table: 'contacts', id, set: { role: 'Buyer' } }) as const,
    )
    await mutate(edits, 'test')
    expect(await mutate(changes, 'test')).toEqual({})
    expect(
      await (
        await database()
      ).contacts
        .where('id')
        .above('')
        .filter(({ role }) => role === 'Buyer')
        .count(),
    ).toBe(300)
    await expectSoundDatabase()
  })

  test('that changes a row twice ends with the last word, and undo with the first', async () => {
    const contact = contactOf()
    await mutate([{ table: 'contacts', create: contact }], 'test')
    const set = (name: string) => ({ table: 'contacts', id: contact.id, set: { name } }) as const
    const { undoId } = await mutate([set('One'), ...many(3), set('Two'), set('Three')], 'test')
    const db = await database()
    expect((await db.contacts.get(contact.id))?.name).toBe('Three')
    await undo(undoId!)
    expect((await db.contacts.get(contact.id))?.name).toBe('Maria')
    await expectSoundDatabase()
  })

  test('in parts is undone as a whole, and what it did to a forgotten contact is forgotten', async () => {
    const [first, second] = [contactOf(), contactOf()]
    const batchId = newId()
    const part = (at: number, create: RowOf<'contacts'>) =>
      mutate([{ table: 'contacts', create }], 'test', { batchId, part: at })
    expect(await part(0, first)).toEqual({ undoId: batchId })
    expect(await part(1, second)).toEqual({ undoId: batchId })
    await eraseContact(first.id)
    expect(JSON.stringify(await dump())).not.toContain(first.id)
    await undo(batchId)
    expect((await (await database()).contacts.get(second.id))?.deletedAt).toBe(T0)
  })
})

test('Changes are cut into runs of one table in which no row comes twice, and none is lost', () => {
  const item = fc.record({ group: fc.constantFrom('a', 'b'), id: fc.constantFrom('1', '2', '3') })
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const runs = runsOf(items, (one) => one)
      expect(runs.flat()).toEqual(items)
      for (const run of runs) {
        expect(new Set(run.map(({ group }) => group)).size).toBe(1)
        expect(new Set(run.map(({ id }) => id)).size).toBe(run.length)
      }
    }),
  )
})

describe('undo', () => {
  test('It puts each field back, and does nothing more when asked again', async () => {
    const contact = contactOf({ company: 'Acme' })
    await mutate([{ table: 'contacts', create: contact }], 'test')
    const edit = await mutate(
      [{ table: 'contacts', id: contact.id, set: { name: 'Ana', company: null, 'custom.City': 'Rome' } }],
      'test',
    )
    await undo(edit.undoId!)
    const row = await (await database()).contacts.get(contact.id)
    expect(row).toMatchObject({ name: 'Maria', company: 'Acme', custom: {} })
    const before = await dump()
    await undo(edit.undoId!)
    expect(await dump()).toEqual(before)
    await expectSoundDatabase()
  })

  test('A field that was written again since stays, the others go back', async () => {
    const contact = contactOf()
    await mutate([{ table: 'contacts', create: contact }], 'test')
    const edit = await mutate(
      [{ table: 'contacts', id: contact.id, set: { name: 'Ana', role: 'Buyer' } }],
      'test',
    )
    await mutate([{ table: 'contacts', id: contact.id, set: { name: 'Ana Lima' } }], 'test')
    await undo(edit.undoId!)
    const row = await (await database()).contacts.get(contact.id)
    expect(row?.name).toBe('Ana Lima')
    expect(row?.role).toBeUndefined()
  })

  test('Nothing left to take back is a conflict', async () => {
    const contact = contactOf()
    await mutate([{ table: 'contacts', create: contact }], 'test')
    const edit = await mutate([{ table: 'contacts', id: contact.id, set: { name: 'Ana' } }], 'test')
    await mutate([{ table: 'contacts', id: contact.id, set: { name: 'Eva' } }], 'test')
    await expect(undo(edit.undoId!)).rejects.toMatchObject({ code: 'conflict' })
    await expect(undo(newId())).rejects.toMatchObject({ code: 'not-found' })
  })

  test('A card that came with a note stays when it holds something else by now', async () => {
    const contact = contactOf()
    const note = noteOf(contact.id)
    const action = await mutate(
      [
        { table: 'contacts', create: contact },
        { table: 'notes', create: note },
      ],
      'test',
    )
    passTime(1000)
    await mutate([{ table: 'notes', create: noteOf(contact.id, { text: 'Second' }) }], 'test')
    await undo(action.undoId!)
    const db = await database()
    expect((await db.notes.get(note.id))?.deletedAt).toBeDefined()
    expect((await db.contacts.get(contact.id))?.deletedAt).toBeUndefined()
    await expectSoundDatabase()
  })

  test('A card that came with a note goes with it when nothing else is there', async () => {
    const contact = contactOf()
    const action = await mutate(
      [
        { table: 'contacts', create: contact },
        { table: 'notes', create: noteOf(contact.id) },
      ],
      'test',
    )
    await undo(action.undoId!)
    const row = await (await database()).contacts.get(contact.id)
    expect(row?.deletedAt).toBe(T0)
    expect(row?.words).toBeUndefined()
    await expectSoundDatabase()
  })
})
