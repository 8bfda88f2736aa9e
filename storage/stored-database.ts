import { browser } from '@/utils/browser'

/** In `storage.local`: the name of the database in use. A restored one takes the place of the one before by its name alone. */
export const NAME_KEY = 'database'
export const FIRST_NAME = 'chatside'
/** As the browser counts it: ten of them are one of ours. */
export const DATABASE_VERSION = 80
/** A database that neither opens nor fails in this time counts as refused, so that no command waits for ever. */
export const OPEN_TIMEOUT_MS = 10_000

/** The database in use, and the version it is stored in; 0: it is not there yet. */
type StoredDatabase = { name: string; version: number }

/** While another database takes the place of this one nobody is let in. */
let switching: Promise<void> | undefined

/** @returns what is stored now. */
export async function storedDatabase(): Promise<StoredDatabase> {
  const [name, all] = await Promise.all([databaseName(), indexedDB.databases()])
  // Dexie's versions are the browser's tenths.
  return { name, version: Math.floor((all.find((one) => one.name === name)?.version ?? 0) / 10) }
}

/** @returns the name of the database in use. */
export async function databaseName(): Promise<string> {
  const stored: unknown = (await browser.storage.local.get(NAME_KEY))[NAME_KEY]
  return typeof stored === 'string' ? stored : FIRST_NAME
}

/** Resolves when no database takes the place of another. */
export async function switchedOver(): Promise<void> {
  await switching
}

/** Keeps everybody out until `over` has ended, well or not. */
export function keepOut(over: Promise<void>): void {
  switching = over.catch(() => undefined).finally(() => (switching = undefined))
}
