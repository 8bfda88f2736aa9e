import { Dexie } from 'dexie'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, database } from '@/storage/database'
import { toStorageError } from '@/storage/storage-error'
import { newId } from '@/utils/ids'
import { askUi, useFreshBackground } from '../helpers/background'

useFreshBackground()
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('naming failures', () => {
  test.each([
    [new DOMException('full', 'QuotaExceededError'), 'storage-full'],
    [new Dexie.AbortError('Transaction aborted', new DOMException('', 'QuotaExceededError')), 'storage-full'],
    [new Dexie.DatabaseClosedError('closed'), 'storage-refused'],
    [new Dexie.OpenFailedError('no'), 'storage-refused'],
    [new DOMException('denied', 'SecurityError'), 'storage-refused'],
    [new Error('surprise'), 'internal'],
  ])('%s is %s', (error, code) => {
    expect(toStorageError(error).code).toBe(code)
  })
})

describe('a database that cannot be opened', () => {
  const add = () => askUi('contacts.create', { id: newId(), patch: { name: 'Maria' } })

  test('answers each command with why, and works again when it opens', async () => {
    closeDatabase()
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError')
    })
    await expect(add()).rejects.toMatchObject({ code: 'storage-refused' })
    await expect(askUi('tags.list', {})).rejects.toMatchObject({ code: 'storage-refused' })
    open.mockRestore()
    await expect(add()).resolves.toHaveProperty('undoId')
  })

  test('is told from a full disk', async () => {
    closeDatabase()
    vi.spyOn(Dexie.prototype, 'open').mockRejectedValue(new DOMException('x', 'QuotaExceededError'))
    await expect(add()).rejects.toMatchObject({ code: 'storage-full' })
  })

  test('that neither opens nor fails does not keep a command waiting for ever', async () => {
    closeDatabase()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(Dexie.prototype, 'open').mockReturnValue(new Dexie.Promise<Dexie>(() => undefined))
    const opened = database()
    const refused = expect(opened).rejects.toMatchObject({ code: 'storage-refused', detail: 'timeout' })
    await vi.advanceTimersByTimeAsync(10_000)
    await refused
  })
})

test('A write that finds the disk full is refused whole', async () => {
  const db = await database()
  db.use({
    stack: 'dbcore',
    name: 'full',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
        return name === 'history' ? { ...table, mutate: full } : table
      },
    }),
  })
  db.close({ disableAutoOpen: false })
  await db.open()
  const id = newId()
  await expect(askUi('contacts.create', { id, patch: { name: 'Maria' } })).rejects.toMatchObject({
    code: 'storage-full',
  })
  expect(await db.contacts.count()).toBe(0)
})
