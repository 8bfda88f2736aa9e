import { browser } from '@/utils/browser'

/** In `storage.local`: the name of the database in use. A restored one takes the place of the one before by its name alone. */
export const NAME_KEY = 'database'
export const FIRST_NAME = 'chatside'

/** The database in use, and the version it is stored in; 0: it is not there yet. */
type StoredDatabase = { name: string; version: number }

let asked: Promise<StoredDatabase> | undefined

/** Asks before anything else of a worker has run: the browser looks while the rest of it is loaded. */
export function askEarly(): void {
  asked = lookUp()
}

/** @returns what is stored now, or was when the worker began. */
export function storedDatabase(): Promise<StoredDatabase> {
  const answer = asked ?? lookUp()
  asked = undefined
  return answer
}

/** @returns the name of the database in use. */
export async function databaseName(): Promise<string> {
  const stored: unknown = (await browser.storage.local.get(NAME_KEY))[NAME_KEY]
  return typeof stored === 'string' ? stored : FIRST_NAME
}

async function lookUp(): Promise<StoredDatabase> {
  const [name, all] = await Promise.all([databaseName(), indexedDB.databases()])
  // Dexie's versions are the browser's tenths.
  return { name, version: Math.floor((all.find((one) => one.name === name)?.version ?? 0) / 10) }
}
