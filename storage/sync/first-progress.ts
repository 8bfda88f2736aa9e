import * as z from 'zod/mini'
import { database } from '../database'
import type { Transaction } from '../write/transaction'

const KEY = 'first'
const firstSchema = z.object({ direction: z.enum(['down', 'up']), done: z.number(), total: z.number() })
/** What the team has comes, then what is here goes up. The numbers are only good for a bar. */
export type First = z.infer<typeof firstSchema>

/** From now on there is a first exchange, until it is over. */
export async function beginFirst({ db }: Transaction): Promise<void> {
  await db.syncState.put({ id: KEY, value: { direction: 'down', done: 0, total: 0 } satisfies First })
}

/** @returns how far the first exchange has come; undefined when it is over. */
export async function readFirst(): Promise<First | undefined> {
  const db = await database()
  return z.safeParse(firstSchema, (await db.syncState.get(KEY))?.value).data
}

/** Keeps how far it has come; undefined: it is over. */
export async function writeFirst(first: First | undefined): Promise<void> {
  const db = await database()
  if (first === undefined) await db.syncState.delete(KEY)
  else await db.syncState.put({ id: KEY, value: first })
}
