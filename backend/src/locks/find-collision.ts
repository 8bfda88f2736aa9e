import type { Caller, Tx } from '../db/db.ts'

export type Collision = { userIds: string[]; users: string[]; at: number }

const WITHIN = `interval '5 seconds'`

// The row is locked first, so that of two answers at once one sees the other.
const LAST = `
select sent_by as "by", sent_at > clock_timestamp() - ${WITHIN} as "isRecent"
from locks where ws = $1 and chat = $2 for update`

const REPORT = `
insert into collisions (ws, chat, at, first_user, second_user)
select $1, $2, clock_timestamp(), $3, $4
where not exists (
  select 1 from collisions where ws = $1 and chat = $2 and at > clock_timestamp() - ${WITHIN}
    and (first_user, second_user) in (($3, $4), ($4, $3)))
returning floor(extract(epoch from at) * 1000)::text as at`

const NAMES = 'select id, name from users where ws = $1 and id = any($2::text[])'

/**
 * Remembers that the caller has just answered; the lock's row must be there.
 * @returns what to report when somebody else did so in the five seconds before, once for each pair of people.
 */
export async function findCollision(
  tx: Tx,
  { ws, userId }: Caller,
  chat: string,
): Promise<Collision | undefined> {
  const [last] = await tx.query<{ by: string | null; isRecent: boolean | null }>(LAST, [ws, chat])
  await tx.query('update locks set sent_at = clock_timestamp(), sent_by = $3 where ws = $1 and chat = $2', [
    ws,
    chat,
    userId,
  ])
  const by = last?.by ?? userId
  if (by === userId || last?.isRecent !== true) return undefined
  const [reported] = await tx.query<{ at: string }>(REPORT, [ws, chat, by, userId])
  if (reported === undefined) return undefined
  const userIds = [by, userId]
  const found = await tx.query<{ id: string; name: string }>(NAMES, [ws, userIds])
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return { userIds, users: userIds.map((id) => names.get(id) ?? ''), at: Number(reported.at) }
}
