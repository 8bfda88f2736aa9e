import { OWNER_FIELD, TEAM_FIELD } from '../../../storage/sync/rights.ts'
import type { Mutation } from '../../../storage/sync/wire.ts'
import type { Tx } from '../db/db.ts'

/** Those of the people and teams named in mutations that there are: a contact must not go where nobody can work on it. */
export type Places = { userIds: ReadonlySet<string>; teamIds: ReadonlySet<string> }

/** @returns which of the owners and teams that mutations name exist. */
export async function placesOf(tx: Tx, ws: string, mutations: readonly Mutation[]): Promise<Places> {
  const userIds = namesIn(mutations, OWNER_FIELD)
  const teamIds = namesIn(mutations, TEAM_FIELD)
  if (userIds.length + teamIds.length === 0) return { userIds: new Set(), teamIds: new Set() }
  const found = await tx.query<{ kind: 'user' | 'team'; id: string }>(
    `select 'user' as kind, id from users where ws = $1 and id = any($2::text[]) and left_at is null and role <> 'viewer'
     union all
     select 'team', id from teams where ws = $1 and id = any($3::text[])`,
    [ws, userIds, teamIds],
  )
  const idsOf = (kind: string) => new Set(found.filter((one) => one.kind === kind).map(({ id }) => id))
  return { userIds: idsOf('user'), teamIds: idsOf('team') }
}

function namesIn(mutations: readonly Mutation[], field: string): string[] {
  const names = mutations.map(({ ops }) => ops[field]?.v).filter((value) => typeof value === 'string')
  return [...new Set(names)]
}
