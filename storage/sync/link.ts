import { database, type Database } from '../database'
import type { SyncStateRow } from '../rows'
import type { Transaction } from '../write/transaction'

const LINK = 'link'

/** As whom this database is joined to a team. */
export type TeamLink = {
  userId: string
  wsId: string
  deviceId: string
  /** Under which name mutations are counted. */
  client: string
  /** Under which names it was before, the last one last: what it wrote then bears them. */
  former?: string[]
  /** The timeline of the server. */
  gen: string
  /** The next number of a mutation. */
  nextN: number
  /** What the numbers of the outbox are ahead of those of the mutations: a new client counts from 1 again. */
  base: number
}

/** @returns as whom this database is joined to a team; undefined without one. */
export async function readLink(): Promise<TeamLink | undefined> {
  return linkIn(await database())
}

/** @returns the same of one state of the database. */
export async function linkIn(db: Database): Promise<TeamLink | undefined> {
  return toLink(await db.syncState.get(LINK)) ?? undefined
}

/** @returns the same inside a transaction, which asks once; null without a team. */
export async function linkOf(tx: Transaction): Promise<TeamLink | null> {
  if (tx.link === undefined) tx.link = toLink(await tx.db.syncState.get(LINK))
  return tx.link
}

/** Writes as whom this database is joined; null ends that. */
export async function writeLink(tx: Transaction, link: TeamLink | null): Promise<void> {
  tx.link = link
  if (link === null) await tx.db.syncState.delete(LINK)
  else await tx.db.syncState.put({ id: LINK, value: link })
}

/** Only we write it. */
function toLink(row: SyncStateRow | undefined): TeamLink | null {
  return (row?.value as TeamLink | undefined) ?? null
}
