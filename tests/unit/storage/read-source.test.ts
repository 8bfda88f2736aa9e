import { Dexie } from 'dexie'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { closeDatabase, database, defineDatabase } from '@/storage/database'
import { MIGRATIONS } from '@/storage/migrations/all'
import { connect } from '@/storage/read/connection'
import { read } from '@/storage/read/read'
import { MAX_KEY, MIN_KEY, type Source, type SourceRange } from '@/storage/read/source'
import type { Message } from '@/storage/schema/message'
import { FIRST_NAME, NAME_KEY } from '@/storage/stored-database'
import { snapshot } from '@/storage/write/snapshot'
import { transact } from '@/storage/write/transact'
import { browser } from '@/utils/browser'
import { newId } from '@/utils/ids'
import { askUi, useFreshBackground } from '../helpers/background'

useFreshBackground()

const messageRow = (id: string, contactId: string, at: number): Message => ({
  id,
  account: '',
  messageId: id,
  contactId,
  direction: 'in',
  ack: 'unknown',
  kind: 'text',
  at,
  length: 1,
  seenAt: at,
})

/** Ways in which a range of messages is asked for. */
type Ask = {
  range: 'equals' | 'above' | 'aboveOrEqual' | 'between' | 'all' | 'startsWith'
  lower: number
  upper: number
  includesLower: boolean
  includesUpper: boolean
  isReverse: boolean
  limit: number | undefined
}

const contactIds = ['a', 'b', 'ba']

function rangeOf(db: Source, contactId: string, ask: Ask): SourceRange<{ id: string }> {
  const byTime = db.messages.where('[contactId+at]')
  const [lower, upper] = [
    [contactId, Math.min(ask.lower, ask.upper)],
    [contactId, Math.max(ask.lower, ask.upper) + 1],
  ]
  const found = {
    equals: () => db.messages.where('contactId').equals(contactId),
    above: () => byTime.above(lower),
    aboveOrEqual: () => byTime.aboveOrEqual(lower),
    between: () => byTime.between(lower, upper, ask.includesLower, ask.includesUpper),
    all: () => byTime.between([contactId, MIN_KEY], [contactId, MAX_KEY]),
    startsWith: () => db.messages.where('contactId').startsWith(contactId),
  }[ask.range]()
  const directed = ask.isReverse ? found.reverse() : found
  return ask.limit === undefined ? directed : directed.limit(ask.limit)
}

async function answersOf(db: Source, contactId: string, ask: Ask): Promise<unknown> {
  const rows = await rangeOf(db, contactId, ask).toArray()
  const first = await rangeOf(db, contactId, ask).first()
  const count = await rangeOf(db, contactId, { ...ask, limit: undefined }).count()
  const keys = await rangeOf(db, contactId, { ...ask, isReverse: false }).primaryKeys()
  const some = await db.messages.bulkGet(['0', 'missing', '1'])
  return { rows, first, count, keys, some, one: await db.messages.get('2') }
}

describe('what reads without Dexie', () => {
  test('finds whatever Dexie finds, in the same order', async () => {
    const db = await database()
    const ask = fc.record<Ask>({
      range: fc.constantFrom('equals', 'above', 'aboveOrEqual', 'between', 'all', 'startsWith'),
      lower: fc.integer({ min: 0, max: 6 }),
      upper: fc.integer({ min: 0, max: 6 }),
      includesLower: fc.boolean(),
      includesUpper: fc.boolean(),
      isReverse: fc.boolean(),
      limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    const messages = fc.array(
      fc.record({ contactId: fc.constantFrom(...contactIds), at: fc.integer({ min: 0, max: 6 }) }),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(messages, fc.constantFrom(...contactIds), ask, async (rows, contactId, one) => {
        await db.messages.clear()
        await db.messages.bulkPut(rows.map((row, at) => messageRow(String(at), row.contactId, row.at)))
        const native = await read((source) => answersOf(source, contactId, one))
        expect(native).toEqual(await snapshot((source) => answersOf(source, contactId, one)))
      }),
      { numRuns: 150 },
    )
  })

  test('reads all of a table', async () => {
    const tags = ['b', 'a'].map((id) => ({ id, name: id, color: 'green' as const, createdAt: 1 }))
    await (await database()).tags.bulkPut(tags)
    expect((await read((db) => db.tags.toArray())).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('names what fails as everything of the database is named', async () => {
    await expect(
      read((db) => db.messages.where('no such index').equals('a').toArray()),
    ).rejects.toMatchObject({
      name: 'AppError',
    })
  })
})

describe('inside of a transaction', () => {
  test('reads what that has written already', async () => {
    const seen = await transact(async (tx) => {
      await tx.db.meta.put({ key: 'test:inside', value: 7 })
      return read((db) => db.meta.get('test:inside'))
    })
    expect(seen).toEqual({ key: 'test:inside', value: 7 })
  })
})

describe('the connection', () => {
  const names = async (): Promise<(string | undefined)[]> =>
    (await indexedDB.databases()).map(({ name }) => name)

  test('makes no database where there is none; whoever reads first has it made', async () => {
    closeDatabase()
    await Dexie.delete(FIRST_NAME)
    expect(await connect()).toBeUndefined()
    expect(await names()).not.toContain(FIRST_NAME)
    expect(await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })).toMatchObject({ rows: [] })
    expect((await database()).verno).toBe(MIGRATIONS.length)
  })

  test('has an older database brought to this version before anything is read', async () => {
    closeDatabase()
    await Dexie.delete(FIRST_NAME)
    const older = defineDatabase(FIRST_NAME, MIGRATIONS.length - 1)
    await older.open()
    older.close()
    expect(await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })).toMatchObject({ rows: [] })
    expect((await database()).verno).toBe(MIGRATIONS.length)
  })

  test('reads nothing of a database that a newer version has written', async () => {
    closeDatabase()
    await Dexie.delete(FIRST_NAME)
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(FIRST_NAME, 10 * (MIGRATIONS.length + 1))
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
      request.addEventListener('success', () => {
        request.result.close()
        resolve()
      })
    })
    const asked = askUi('contacts.page', { search: '', sort: 'name', limit: 5 })
    await expect(asked).rejects.toMatchObject({ code: 'storage-refused' })
  })

  test('goes to the database that is in use, and to the next one once that has its place', async () => {
    await askUi('contacts.create', { id: newId(), patch: { name: 'Maria' } })
    const other = defineDatabase('chatside-restore-other')
    await other.open()
    other.close()
    await browser.storage.local.set({ [NAME_KEY]: 'chatside-restore-other' })
    closeDatabase()
    expect((await connect())?.name).toBe('chatside-restore-other')
    expect(await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })).toMatchObject({ rows: [] })
    await browser.storage.local.remove(NAME_KEY)
    closeDatabase()
    const page = await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })
    expect(page.rows.map(({ name }) => name)).toEqual(['Maria'])
  })

  test('that was closed under it is opened again', async () => {
    await askUi('contacts.create', { id: newId(), patch: { name: 'Maria' } })
    const before = await connect()
    before?.close()
    const page = await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })
    expect(page.rows.map(({ name }) => name)).toEqual(['Maria'])
    expect(await connect()).not.toBe(before)
  })

  test('makes room at once for whoever deletes the database or brings it to a newer version', async () => {
    const db = await connect()
    if (db === undefined) throw new Error('There is no database')
    const close = vi.spyOn(db, 'close')
    await Dexie.delete(FIRST_NAME)
    expect(close).toHaveBeenCalled()
    expect(await connect()).toBeUndefined()
  })
})
