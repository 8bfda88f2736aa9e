import type { Db } from '../db/db.ts'

/** @returns the epochs of rights at which earlier timelines ended here, for each restore one. */
export async function endedTimelines(db: Db, ws: string): Promise<string[]> {
  const [found] = await db.own((tx) =>
    tx.query<{ ended: string[] }>('select ended from workspaces where ws = $1', [ws]),
  )
  return found?.ended ?? []
}
