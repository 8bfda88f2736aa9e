import * as z from 'zod/mini'
import type { Database } from '../database'
import { memberId } from '../schema/team'

const linkSchema = z.object({ userId: memberId })

/** @returns as whom this database is joined to a team; undefined without one. */
export async function ownUserId(db: Database): Promise<string | undefined> {
  const link = z.safeParse(linkSchema, (await db.syncState.get('link'))?.value)
  return link.success ? link.data.userId : undefined
}

/** @returns whose a contact is that is made here now: the person's own in a team, nobody's without one. */
export async function ownerOfNew({ db }: { db: Database }): Promise<{ ownerId?: string }> {
  const ownerId = await ownUserId(db)
  return ownerId === undefined ? {} : { ownerId }
}
