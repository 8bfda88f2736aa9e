import { AppError } from '@/utils/app-error'
import { database, type Database } from '../../database'
import type { Settings } from '../../schema/settings'
import { partsOf } from './parts'

const MARK = 'settings'

/**
 * @returns the settings that the team has, as they are in the database; none before all of them have come once; undefined
 * when the database does not open.
 */
export async function readTeamParts(): Promise<Partial<Settings> | undefined> {
  try {
    const db = await database()
    return await db.transaction('r', db.syncState, db.teamSettings, async () =>
      (await isMarked(db)) ? partsOf(await db.teamSettings.toArray()) : {},
    )
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage-refused') return undefined
    throw error
  }
}

/** @returns whether the settings of the team have all come once: from then on its rows say what they are. */
export async function isMarked(db: Database): Promise<boolean> {
  return (await db.syncState.get(MARK)) !== undefined
}

/** From now on the rows say what the settings of the team are. */
export async function mark(db: Database): Promise<void> {
  await db.syncState.put({ id: MARK, value: 1 })
}

/** From now on the settings are this browser's own again, as they were last. */
export async function unmark(db: Database): Promise<void> {
  await db.syncState.delete(MARK)
}
