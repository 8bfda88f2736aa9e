import { Dexie, type Table } from 'dexie'
import { AppError } from '@/utils/app-error'
import { markRows } from './backup/mark-rows'
import { MIGRATIONS } from './migrations/all'
import type { Rows } from './rows'
import { toStorageError } from './storage-error'

export type Database = Dexie & { [Name in keyof Rows]: Table<Rows[Name], string> }

const NAME = 'chatside'
/** A database that neither opens nor fails in this time counts as refused, so that no command waits for ever. */
const OPEN_TIMEOUT_MS = 10_000

let current: Database | undefined
let opening: Promise<Database> | undefined
/** Rows of an older version are being rewritten: that takes as long as it takes. */
let isUpgrading = false

/**
 * The one database, opened on first use. Only the background may call this.
 * @throws AppError 'storage-refused' or 'storage-full'; the next call tries again.
 */
export async function database(): Promise<Database> {
  if (current?.isOpen() === true) return current
  opening ??= open().finally(() => {
    opening = undefined
  })
  return opening
}

/** Closes the database; the next use opens it again. */
export function closeDatabase(): void {
  current?.close()
  current = undefined
}

/** @returns the database with every released version declared, not opened yet. */
function defineDatabase(): Database {
  // 'strict' waits for the disk: an acknowledged write survives a crash of the machine.
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict' })
  markRows(db)
  for (const { version, stores, upgrade } of MIGRATIONS) {
    const declared = db.version(version).stores(stores)
    if (upgrade === undefined) continue
    declared.upgrade(async (transaction) => {
      isUpgrading = true
      await upgrade(transaction)
    })
  }
  return db as Database
}

async function open(): Promise<Database> {
  current?.close()
  const db = defineDatabase()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const check = (): void => {
      if (isUpgrading) timer = setTimeout(check, OPEN_TIMEOUT_MS)
      else reject(new AppError('storage-refused', 'timeout'))
    }
    timer = setTimeout(check, OPEN_TIMEOUT_MS)
  })
  try {
    await Promise.race([openKnown(db), late])
  } catch (error) {
    db.close()
    throw toOpenError(error)
  } finally {
    clearTimeout(timer)
    isUpgrading = false
  }
  current = db
  return db
}

/** A newer extension was here before: writing its rows with what we know of them would lose the rest. */
async function openKnown(db: Database): Promise<void> {
  const known = (await indexedDB.databases()).find(({ name }) => name === db.name)
  // Dexie's versions are the browser's tenths.
  if (Math.floor((known?.version ?? 0) / 10) > MIGRATIONS.length)
    throw new AppError('storage-refused', 'newer')
  await db.open()
}

function toOpenError(error: unknown): AppError {
  const known = toStorageError(error)
  return known.code === 'internal' ? new AppError('storage-refused', known.detail) : known
}
