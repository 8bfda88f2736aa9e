import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser } from '@/utils/browser'
import { closeDatabase, database } from '@/storage/database'
import { dropForgotten } from '@/storage/repositories/clean-up'
import type { KeptRow } from '@/storage/schema/backup'
import { askUi, askWorkspace, passTime, setTime, useFreshBackground } from '../helpers/background'
import { contentOf, restore, takeBackup, untilDone, wipe } from '../helpers/backups'
import { MIGRATIONS } from '@/storage/migrations/all'
import { PROFILES_AT, storeProfile } from '../helpers/profiles'
import { dump } from '../helpers/rows'

useFreshBackground()
beforeEach(async () => {
  await wipe()
  setTime(PROFILES_AT)
})
afterEach(() => vi.unstubAllGlobals())

const DAY_MS = 24 * 3_600_000

describe('before rows are rewritten by a newer version', () => {
  test.each([1, 2, 3])('they are kept as version %i had them, and can be restored', async (version) => {
    await browser.storage.local.set({ settings: { myName: 'Ana' } })
    await storeProfile(version)
    await database()
    const upgraded = await contentOf()
    const { snapshots } = await askUi('storage.state', {})
    expect(snapshots).toMatchObject([{ schema: version, at: PROFILES_AT }])
    const { head, rows, settings } = await readSnapshot(snapshots[0]!.id)
    expect(head).toMatchObject({ kind: 'full', schema: version })
    expect(settings).toEqual({ myName: 'Ana' })
    expect(rows).toHaveLength(snapshots[0]!.rows)
    await restore([{ plan: { ...head, tables: [], settings }, rows }], 'replace')
    expect(await contentOf()).toEqual(upgraded)
  })

  test('they are kept too when the older database came to be while this one looked for it', async () => {
    await storeProfile(3)
    vi.spyOn(indexedDB, 'databases').mockResolvedValueOnce([])
    expect((await database()).verno).toBe(MIGRATIONS.length)
    expect(await askUi('storage.state', {})).toMatchObject({ snapshots: [{ schema: 3 }] })
  })

  test('nothing is kept where no row is rewritten, nor of a new profile', async () => {
    await storeProfile(4)
    await database()
    await wipe()
    await database()
    expect(await askUi('storage.state', {})).toMatchObject({ snapshots: [] })
    expect(await Dexie.exists('chatside-snapshots')).toBe(false)
  })

  test('the upgrade goes on when there is no room for it', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await storeProfile(3)
    vi.stubGlobal('CompressionStream', function full() {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const db = await database()
    expect(await db.contacts.count()).toBeGreaterThan(0)
    expect(told).toHaveBeenCalledWith(expect.stringContaining('storage-full'))
    expect(await askUi('storage.state', {})).toMatchObject({ snapshots: [] })
  })

  test('two are kept, for thirty days, or until they are removed', async () => {
    for (const version of [1, 2, 3]) {
      await storeProfile(version)
      await database()
      passTime(1_000)
    }
    await dropForgotten()
    const { snapshots } = await askUi('storage.state', {})
    expect(snapshots.map(({ schema }) => schema)).toEqual([3, 2])
    await askWorkspace('snapshots.remove', { id: snapshots[0]!.id })
    passTime(31 * DAY_MS)
    await dropForgotten()
    expect(await askUi('storage.state', {})).toMatchObject({ snapshots: [] })
  })
})

describe('two versions open at once', () => {
  test('an older one makes room for the upgrade by itself', async () => {
    await storeProfile(3)
    const old = new Dexie('chatside')
    await old.open()
    expect((await database()).verno).toBe(MIGRATIONS.length)
    expect(old.isOpen()).toBe(false)
  })

  test('an upgrade that is blocked waits until the other one has closed', async () => {
    await storeProfile(3)
    const other = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('chatside')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const asked = new Promise<void>((resolve) => {
      other.onversionchange = () => resolve()
    })
    const opening = database()
    await asked
    other.close()
    expect((await opening).verno).toBe(MIGRATIONS.length)
  })

  test('ours makes room for a newer one, and then refuses to work on its rows', async () => {
    const db = await database()
    const newer = new Dexie('chatside')
    newer.version(99).stores({ contacts: 'id' })
    await newer.open()
    expect(db.isOpen()).toBe(false)
    newer.close()
    await expect(database()).rejects.toMatchObject({ code: 'storage-refused', detail: 'newer' })
  })
})

describe('the clean-up', () => {
  test('keeps what a restore can be taken back to for thirty days, and no longer', async () => {
    const backup = await takeBackup('full')
    const id = await restore([backup], 'replace')
    await dropForgotten()
    expect(await restoreNames()).toHaveLength(2)
    passTime(31 * DAY_MS)
    expect(await askWorkspace('restore.state', {})).toEqual({})
    await dropForgotten()
    expect(await restoreNames()).toEqual([(await database()).name])
    await untilDone(() => askWorkspace('restore.undo', { id }))
    expect((await dump())['contacts']).toEqual([])
  })

  test('drops it earlier when the person says so, and a restore that was left', async () => {
    const backup = await takeBackup('full')
    const id = await restore([backup], 'replace')
    await askWorkspace('restore.cancel', { id })
    expect(await restoreNames()).toEqual([(await database()).name])
    const { tables: _, settings, ...head } = backup.plan
    await askWorkspace('restore.begin', { schema: head.schema, heads: [head], settings })
    await dropForgotten()
    expect(await restoreNames()).toHaveLength(2)
    passTime(8 * DAY_MS)
    await dropForgotten()
    expect(await restoreNames()).toHaveLength(1)
    expect(await askWorkspace('restore.state', {})).toEqual({})
    closeDatabase()
  })
})

async function restoreNames(): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name !== 'chatside-snapshots')
}

async function readSnapshot(id: string): Promise<Awaited<ReturnType<typeof page>>> {
  const rows: KeptRow[] = []
  const page1 = await page(id)
  for (let next: typeof page1 | undefined = page1; next !== undefined;) {
    rows.push(...next.rows)
    next = next.next === undefined ? undefined : await page(id, next.next)
  }
  return { ...page1, rows }
}

async function page(id: string, cursor?: string) {
  return askWorkspace('snapshots.page', { id, ...(cursor !== undefined && { cursor }) })
}
