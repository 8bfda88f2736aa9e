import { killWorker, type World } from './world'

/** All that a browser keeps for Chatside: its database, and what is beside it. */
export type Profile = { tables: Map<string, unknown[]>; local: Record<string, unknown> }

/** @returns a copy of it as it is now. */
export async function copyProfile({ worker, browser }: World): Promise<Profile> {
  const db = await worker.database()
  const tables = new Map<string, unknown[]>()
  for (const table of db.tables) tables.set(table.name, await table.toArray())
  return { tables, local: await browser.storage.local.get() }
}

/** Puts an older copy in its place, as a backup of the disk does, and starts a worker on it. */
export async function putBack(world: World, { tables, local }: Profile): Promise<void> {
  await world.worker.commands.stop()
  const db = await world.worker.database()
  for (const [name, rows] of tables) {
    await db.table(name).clear()
    await db.table(name).bulkPut(rows)
  }
  await world.browser.storage.local.clear()
  await world.browser.storage.local.set(local)
  await killWorker(world)
}
