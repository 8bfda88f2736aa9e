import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db/db.ts'

/**
 * Begins a new timeline of a team whose last number is `upto`: its devices start again from nothing and send once more what
 * they have written in the last weeks. @returns its name; undefined when there is no such team.
 */
export async function beginTimeline(tx: Tx, ws: string, upto: number): Promise<string | undefined> {
  const gen = randomUUID()
  // Rights count on, so that no device takes an answer from before for one of now. Where the old timeline ended here
  // tells each device whether it knows more than the backup does.
  const changed = await tx.query(
    `update workspaces set gen = $2, counter = $3, rights = rights + 1,
       ended = ended || jsonb_build_array(gen || ':' || rights) where ws = $1 returning ws`,
    [ws, gen, upto],
  )
  return changed.length === 1 ? gen : undefined
}

/**
 * For whoever has put back a copy of the database as it was: it does not know of itself that it is one, and a device that
 * was away meanwhile could not tell either. @returns how many teams have begun a new timeline.
 */
export function beginTimelines(db: Db): Promise<number> {
  return db.own(async (tx) => {
    const teams = await tx.query<{ ws: string; counter: number }>(
      'select ws, counter from workspaces order by ws for no key update',
    )
    for (const { ws, counter } of teams) await beginTimeline(tx, ws, counter)
    return teams.length
  })
}
