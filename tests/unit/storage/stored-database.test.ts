import { afterEach, expect, test } from 'vitest'
import { MIGRATIONS } from '@/storage/migrations/all'
import { DATABASE_VERSION, NAME_KEY, storedDatabase } from '@/storage/stored-database'
import { browser } from '@/utils/browser'

// Other files leave a database of the first name behind, and shall not find these.
afterEach(() => browser.storage.local.remove(NAME_KEY))

test('The version that is read at once is that of the last migration', () => {
  expect(DATABASE_VERSION).toBe(10 * (MIGRATIONS.at(-1)?.version ?? 0))
})

test('Says that a database is not there yet', async () => {
  await browser.storage.local.set({ [NAME_KEY]: 'chatside-absent' })
  expect(await storedDatabase()).toEqual({ name: 'chatside-absent', version: 0 })
})

test('Says in which version the database is stored, which the browser counts in tenths', async () => {
  const name = 'chatside-counted'
  await browser.storage.local.set({ [NAME_KEY]: name })
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 80)
    request.addEventListener('success', () => {
      request.result.close()
      resolve()
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
  })
  expect(await storedDatabase()).toEqual({ name, version: 8 })
})
