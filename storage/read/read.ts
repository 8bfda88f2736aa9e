import { AppError } from '@/utils/app-error'
import { toStorageError } from '../storage-error'
import { switchedOver } from '../stored-database'
import { connect, disconnect } from './connection'
import { joined } from './joined'
import { nativeSource } from './native-source'
import type { Source } from './source'

/**
 * Runs `work` on one consistent state of every table. Inside it, wait for nothing but the database.
 * @throws AppError.
 */
export async function read<Result>(work: (db: Source) => PromiseLike<Result>): Promise<Result> {
  const outer = joined()
  if (outer !== undefined) return work(outer)
  try {
    return await work(nativeSource(await begin()))
  } catch (error) {
    throw toStorageError(error)
  }
}

async function begin(): Promise<IDBTransaction> {
  const db = await connected()
  try {
    return transactionOf(db)
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
  }
  // It was closed, by the browser or for another one that takes its place.
  disconnect()
  return transactionOf(await connected())
}

function transactionOf(db: IDBDatabase): IDBTransaction {
  return db.transaction([...db.objectStoreNames], 'readonly')
}

/** The database is made, or brought to this version, when it has to be. */
async function connected(): Promise<IDBDatabase> {
  await switchedOver()
  const db = await connect()
  if (db !== undefined) return db
  const { database } = await import('../database')
  // Whatever keeps it from opening is told there.
  await database()
  const made = await connect()
  if (made === undefined) throw new AppError('storage-refused', 'connection')
  return made
}
