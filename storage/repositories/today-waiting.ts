import type { Reason } from '@/utils/today/reason'
import { compareToday, rankOf } from '@/utils/today/order'
import { reasonsOf } from '@/utils/today/reasons'
import type { Database } from '../database'
import type { Placed } from './merged-walk'
import { inStretch, type Place, type Stretch } from './stretch'
import { factsOf } from './today-rules'
import { type TodayQuery, waitingStretch } from './today-stretches'

/** Customers who wait, most urgent first; `rest` are those too many to be sorted, who keep the order of the index. */
export type Waiting = { sorted: Waiter[]; rest: Stretch[] }
export type Waiter = { placed: Placed; reasons: Reason[] }

/** Those who wait stand by the urgency of all they wait for, which no index holds; the newest count. */
const MAX_SORTED = 2_000
/** That of who has waited for too long; who asked twice stands before. */
const LATE_RANK = 1

/** @returns whether a customer has waited for too long, or asked again. */
export function isUrgent(reason: Reason | undefined, now: number): boolean {
  return reason !== undefined && isWaiting(reason) && rankOf(reason, now) <= LATE_RANK
}

/** @returns whoever waits at the moment of the query. */
export async function readWaiting(db: Database, query: TodayQuery): Promise<Waiting> {
  const { rules, now } = query
  const stretch = waitingStretch(query)
  const rows = await inStretch(db, stretch).reverse().limit(MAX_SORTED).toArray()
  const sorted = rows
    .map((row) => ({ row, reasons: reasonsOf(factsOf(row), rules, now) }))
    .filter(({ reasons }) => reasons.some(isWaiting))
    .sort((a, b) => compareToday(a.reasons, b.reasons, now) || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row, reasons }, at) => ({ placed: { row, id: row.id, time: at }, reasons }))
  const oldest = rows.at(-1)?.waitingKey
  if (rows.length < MAX_SORTED || oldest === undefined) return { sorted, rest: [] }
  return { sorted, rest: [{ ...stretch, to: oldest - 1 }] }
}

/** @returns what comes after a place; one who is gone meanwhile left it to the next. */
export function waitersAfter(waiters: readonly Waiter[], after: Place | undefined): readonly Waiter[] {
  if (after === undefined) return waiters
  const known = waiters.findIndex(({ placed }) => placed.id === after.id)
  return waiters.slice(
    known < 0 ? waiters.filter(({ placed }) => placed.time < after.time).length : known + 1,
  )
}

function isWaiting({ kind }: Reason): boolean {
  return kind === 'waiting' || kind === 'twice'
}
