import { now as clockNow } from '@/utils/clock'
import { Dexie } from 'dexie'
import { databaseName } from '../stored-database'
import { DAY_MS } from '../limits'
import {
  dropPlace,
  forgetJob,
  forgetUndo,
  inRestoreTurn,
  isRestorePlace,
  placeOf,
  readJob,
  readUndo,
} from './restore-place'
import { dropOldSnapshots } from './snapshots'

/** Nobody comes back to a restore that was left for so long. */
const LEFT_MS = 7 * DAY_MS

/**
 * Forgets the restore that was begun: nothing of what is in use changes. Of one that is over, what would take it back:
 * the database that was in use before goes.
 */
export async function giveUpRestore(id?: string): Promise<void> {
  const [job, undo] = [await readJob(), await readUndo()]
  if (job !== undefined && (id === undefined || job.id === id)) {
    await forgetJob()
    await dropPlace(job.id)
  }
  if (undo === undefined || undo.id !== id) return
  await forgetUndo()
  await dropUnneeded()
}

/** Drops what can be taken back no longer, was left, or is needed by nobody. */
export async function dropOldDatabases(): Promise<void> {
  // One that is being made for a restore is not known to be needed yet.
  await inRestoreTurn(async () => {
    const [now, job, undo] = [clockNow(), await readJob(), await readUndo()]
    if (undo !== undefined && undo.until < now) await forgetUndo()
    if (job !== undefined && job.at < now - LEFT_MS) await giveUpRestore(job.id)
    await dropUnneeded()
  })
  await dropOldSnapshots()
}

async function dropUnneeded(): Promise<void> {
  const [name, job, undo] = [await databaseName(), await readJob(), await readUndo()]
  const needed = new Set([name, undo?.name, job && placeOf(job.id)])
  for (const one of await Dexie.getDatabaseNames()) {
    if (isRestorePlace(one) && !needed.has(one)) await Dexie.delete(one)
  }
}
