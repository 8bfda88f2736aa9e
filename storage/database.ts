import { Dexie, type Table } from 'dexie'
import { AppError } from '@/utils/app-error'
import { markRows } from './backup/mark-rows'
import { saveBeforeUpgrade } from './backup/snapshots'
import { MIGRATIONS } from './migrations/all'
import type { Rows } from './rows'
import { toStorageError } from './storage-error'
import { disconnect } from './read/connection'
import { keepOut, OPEN_TIMEOUT_MS, storedDatabase, switchedOver } from './stored-database'

export type Database = Dexie & { [Name in keyof Rows]: Table<Rows[Name], string> }

let current: Database | undefined
let opening: Promise<Database> | undefined
/** Rows of an older version are being rewritten: that takes as long as it takes. */
let isUpgrading = false

/**
 * The one database, opened on first use. Only the background may call this.
 * @throws AppError 'storage-refused' or 'storage-full'; the next call tries again.
 */
export async function database(): Promise<Database> {
  await switchedOver()
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
  disconnect()
}

/**
 * Lets `work` say that from now on another database is in use. Meanwhile nothing is written: what was begun before is
 * waited for, and whoever comes later waits. When `work` fails, all stays as it is.
 */
export async function switchDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const db = await database()
  const run = async (): Promise<void> => {
    // Whoever was given the database just now has begun to write by then.
    await new Promise((resolve) => setTimeout(resolve))
    await db.transaction('rw', db.tables, () => db.meta.limit(1).primaryKeys())
    await work(db)
    closeDatabase()
  }
  const over = run()
  keepOut(over)
  return over
}

/**
 * @returns a database with every released version up to `version` declared, not opened yet; below the newest one bare. One
 * that is `stored` in that version is declared as it stands: each version takes a worker that starts about a millisecond.
 * `beforeUpgrade` may refuse that rows are rewritten, by throwing.
 */
export function defineDatabase(
  name: string,
  version = MIGRATIONS.length,
  durability: 'strict' | 'relaxed' = 'strict',
  stored = 0,
  beforeUpgrade?: () => void,
): Database {
  // 'strict' waits for the disk: an acknowledged write survives a crash of the machine.
  const db = new Dexie(name, { chromeTransactionDurability: durability })
  markRows(db)
  const released = MIGRATIONS.slice(0, version)
  if (stored === version) {
    db.version(version).stores(Object.assign({}, ...released.map(({ stores }) => stores)))
    return db as Database
  }
  for (const { version: number, stores, upgrade } of released) {
    const declared = db.version(number).stores(stores)
    if (upgrade === undefined) continue
    declared.upgrade(async (transaction) => {
      beforeUpgrade?.()
      isUpgrading = true
      await upgrade(transaction)
    })
  }
  return db as Database
}

async function open(): Promise<Database> {
  current?.close()
  const { name, version } = await storedDatabase()
  let isUnforeseen = false
  const db = defineDatabase(name, MIGRATIONS.length, 'strict', version, () => {
    if (version > 0) return
    isUnforeseen = true
    throw new Error('An older database came in between')
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const check = (): void => {
      if (isUpgrading) timer = setTimeout(check, OPEN_TIMEOUT_MS)
      else reject(new AppError('storage-refused', 'timeout'))
    }
    timer = setTimeout(check, OPEN_TIMEOUT_MS)
  })
  try {
    await Promise.race([openKnown(db, version), late])
  } catch (error) {
    db.close()
    // Its rows have to be put aside first.
    if (isUnforeseen) return open()
    throw toOpenError(error)
  } finally {
    clearTimeout(timer)
    isUpgrading = false
  }
  current = db
  return db
}

async function openKnown(db: Database, version: number): Promise<void> {
  // A newer extension was here before: writing its rows with what we know of them would lose the rest.
  if (version > MIGRATIONS.length) throw new AppError('storage-refused', 'newer')
  // A new index alone, too, takes longer over a hundred thousand rows than an opening may take.
  isUpgrading = version > 0 && version < MIGRATIONS.length
  if (isUpgrading && MIGRATIONS.slice(version).some(({ upgrade }) => upgrade !== undefined)) {
    await saveBeforeUpgrade(db.name, version)
  }
  await db.open()
}

function toOpenError(error: unknown): AppError {
  const known = toStorageError(error)
  return known.code === 'internal' ? new AppError('storage-refused', known.detail) : known
}
