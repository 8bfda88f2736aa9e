import { Dexie } from 'dexie'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, database, defineDatabase } from '@/storage/database'
import { FIRST_NAME } from '@/storage/stored-database'
import { MIGRATIONS } from '@/storage/migrations/all'
import { askUi, useFreshBackground } from '../helpers/background'

useFreshBackground()

const NEWEST = MIGRATIONS.length

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const shapeOf = (db: Dexie): unknown =>
  db.tables
    .map(({ name, schema }) => [name, schema.primKey.src, schema.indexes.map(({ src }) => src).sort()])
    .sort(([one], [other]) => String(one).localeCompare(String(other)))

async function leaveOlder(version: number): Promise<void> {
  closeDatabase()
  await Dexie.delete(FIRST_NAME)
  const older = defineDatabase(FIRST_NAME, version)
  await older.open()
  older.close()
}

describe('the database', () => {
  test('declared as it stands has the tables and indexes of all its versions', () => {
    for (const { version } of MIGRATIONS) {
      const standing = defineDatabase('standing', version, 'strict', version)
      expect(shapeOf(standing)).toEqual(shapeOf(defineDatabase('whole', version)))
    }
  })

  test('opens again as it was closed', async () => {
    const before = shapeOf(await database())
    closeDatabase()
    const opened = await database()
    expect(shapeOf(opened)).toEqual(before)
    expect(opened.verno).toBe(NEWEST)
    await expect(askUi('tags.list', {})).resolves.toEqual([])
  })

  test('of an older version gets what is new', async () => {
    await leaveOlder(NEWEST - 1)
    const opened = await database()
    expect(shapeOf(opened)).toEqual(shapeOf(defineDatabase('whole')))
    const { objectStoreNames } = opened.backendDB()
    expect([...objectStoreNames].sort()).toEqual(opened.tables.map(({ name }) => name).sort())
  })

  test('takes as long as it takes to get a new index', async () => {
    await leaveOlder(NEWEST - 1)
    let finish = (): void => undefined
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const endless = new Dexie.Promise<Dexie>((resolve) => (finish = () => resolve(new Dexie('any'))))
    const open = vi.spyOn(Dexie.prototype, 'open').mockReturnValue(endless)
    let outcome = 'waits'
    const opened = database().then(
      () => (outcome = 'open'),
      () => (outcome = 'refused'),
    )
    await vi.waitFor(() => expect(open).toHaveBeenCalled())
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(outcome).toBe('waits')
    finish()
    await opened
    expect(outcome).toBe('open')
  })
})
