import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { closeDatabase, database } from '@/storage/database'
import { MIGRATIONS } from '@/storage/migrations/all'
import { messageSchema, activitySchema } from '@/storage/schema/message'
import { replyUseSchema } from '@/storage/schema/reply-use'
import { askUi, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import v1 from '../../fixtures/migrations/v1.json'

useFreshBackground()

/** A stored profile of each released version, as the extension of that version wrote it. */
const FIXTURES: Record<number, Record<string, unknown[]>> = { 1: v1 }

describe('every released version', () => {
  test('has a stored profile, and the newest is what a new profile gets', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(Object.keys(FIXTURES).map(Number))
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1))
  })

  test.each(Object.keys(FIXTURES).map(Number))(
    'opens a profile of version %i, each row valid',
    async (version) => {
      const before = FIXTURES[version]!
      await storeProfile(version, before)
      const db = await database()
      expect(db.verno).toBe(MIGRATIONS.length)
      const after = await dump()
      for (const [table, rows] of Object.entries(before)) {
        expect(rows.length).toBeGreaterThan(0)
        expect(after[table]?.length).toBe(rows.length)
      }
      for (const row of await db.messages.toArray()) expect(messageSchema.parse(row)).toEqual(row)
      for (const row of await db.activity.toArray()) expect(activitySchema.parse(row)).toEqual(row)
      for (const row of await db.replyUses.toArray()) expect(replyUseSchema.parse(row)).toEqual(row)
      await expectSoundDatabase()
    },
  )
})

test('A stored profile works: it is listed, found, shown and undone', async () => {
  await storeProfile(1, v1)
  const list = await askUi('contacts.page', { search: 'maria', sort: 'name', limit: 10 })
  expect(list.rows.map(({ name }) => name)).toEqual(['Maria Silva'])
  const card = await askUi('card.get', { contactId: list.rows[0]!.id })
  expect(card).toMatchObject({ contact: { company: 'Loja Azul' }, tags: [{ name: 'VIP' }], pinned: [{}] })
  const removal = v1.history.find(({ reason }) => reason === 'notes.remove')
  await askUi('undo', { undoId: removal!.id })
  expect((await askUi('notes.page', { contactId: list.rows[0]!.id, limit: 10 })).rows).toHaveLength(3)
})

test('A database of a newer version than ours is refused, not changed', async () => {
  closeDatabase()
  await Dexie.delete('chatside')
  const newer = new Dexie('chatside')
  newer.version(99).stores({ contacts: 'id', other: 'id' })
  await newer.open()
  await newer.table('other').put({ id: 'kept' })
  newer.close()
  await expect(database()).rejects.toMatchObject({ code: 'storage-refused', detail: 'newer' })
  const again = new Dexie('chatside')
  await again.open()
  expect(await again.table('other').toArray()).toEqual([{ id: 'kept' }])
  again.close()
})

/** Writes rows as that version would have left them, with its own indexes. */
async function storeProfile(version: number, rows: Record<string, unknown[]>): Promise<void> {
  closeDatabase()
  await Dexie.delete('chatside')
  const old = new Dexie('chatside')
  for (const migration of MIGRATIONS.filter((one) => one.version <= version)) {
    old.version(migration.version).stores(migration.stores)
  }
  await old.open()
  for (const [table, tableRows] of Object.entries(rows)) await old.table(table).bulkAdd(tableRows)
  old.close()
}
