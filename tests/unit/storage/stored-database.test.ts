import { afterEach, expect, test } from 'vitest'
import { askEarly, NAME_KEY, storedDatabase } from '@/storage/stored-database'
import { browser } from '@/utils/browser'

// Other files leave a database of the first name behind, and shall not find these.
afterEach(() => browser.storage.local.remove(NAME_KEY))

test('What was asked early answers the first question alone: a database that was restored since is found by the next', async () => {
  await browser.storage.local.set({ [NAME_KEY]: 'chatside-early' })
  askEarly()
  const first = storedDatabase()
  expect(await first).toEqual({ name: 'chatside-early', version: 0 })
  await browser.storage.local.set({ [NAME_KEY]: 'chatside-restored' })
  expect(await storedDatabase()).toEqual({ name: 'chatside-restored', version: 0 })
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
