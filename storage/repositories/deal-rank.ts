import { Dexie } from 'dexie'
import { AppError } from '@/utils/app-error'
import type { Database } from '../database'
import type { DealRow } from '../rows'
import type { Change } from '../write/change'
import type { Transaction } from '../write/transaction'
import { stageKeysOf } from './deal-lanes'

/** `others`: neighbours that make room, since no number lies between theirs any more. */
type Placed = { rank: number; others: Change[] }

/** So many neighbours are spread first; more when they stand too close as well. */
const SPREAD = 16

/**
 * @returns where a deal comes to stand in a stage: before another one, or at its end.
 * @throws AppError 'not-found' when that one does not stand there.
 */
export async function placeInStage(
  tx: Transaction,
  stageId: string,
  id: string,
  beforeId?: string,
): Promise<Placed> {
  const keys = await stageKeysOf(tx.db, tx.settings, stageId)
  if (beforeId === undefined) {
    const last = await neighbour(tx.db, keys, id, Number.POSITIVE_INFINITY)
    return { rank: Math.floor(last ?? 0) + 1, others: [] }
  }
  const next = await tx.db.deals.get(beforeId)
  if (next?.stageKey === undefined || !keys.includes(next.stageKey)) throw new AppError('not-found', 'deals')
  const before = await neighbour(tx.db, keys, id, next.rank)
  const rank = between(before, next.rank)
  return rank === undefined ? makeRoom(tx.db, keys, id, next, before ?? 0) : { rank, others: [] }
}

/** The highest rank below `below`, without the deal that moves. */
async function neighbour(
  db: Database,
  keys: readonly string[],
  id: string,
  below: number,
): Promise<number | undefined> {
  const ranks: number[] = []
  for (const key of keys) {
    const row = await db.deals
      .where('[stageKey+rank]')
      .between([key, Dexie.minKey], [key, below], true, false)
      .reverse()
      .filter((deal) => deal.id !== id)
      .first()
    if (row !== undefined) ranks.push(row.rank)
  }
  return ranks.length === 0 ? undefined : Math.max(...ranks)
}

function between(low: number | undefined, high: number): number | undefined {
  if (low === undefined) return high - 1
  const middle = (low + high) / 2
  return middle > low && middle < high ? middle : undefined
}

/** The deal takes the first place after `low`; those from `next` on are spread up to the first that is far enough away. */
async function makeRoom(
  db: Database,
  keys: readonly string[],
  id: string,
  next: DealRow,
  low: number,
): Promise<Placed> {
  for (let count = SPREAD; ; count *= 4) {
    const rows = await following(db, keys, id, next.rank, count + 1)
    const bound = rows.length > count ? rows.at(-1) : undefined
    const moving = bound === undefined ? rows : rows.slice(0, -1)
    const step = bound === undefined ? 1 : (bound.rank - low) / (moving.length + 2)
    const ranks = moving.map((_, at) => low + step * (at + 2))
    if (!isRising([low, low + step, ...ranks, ...(bound === undefined ? [] : [bound.rank])])) continue
    const others = moving.map(({ id: other }, at): Change => {
      return { table: 'deals', id: other, set: { rank: ranks[at] } }
    })
    return { rank: low + step, others }
  }
}

async function following(
  db: Database,
  keys: readonly string[],
  id: string,
  from: number,
  limit: number,
): Promise<DealRow[]> {
  const rows: DealRow[] = []
  for (const key of keys) {
    const found = await db.deals
      .where('[stageKey+rank]')
      .between([key, from], [key, Dexie.maxKey])
      .filter((deal) => deal.id !== id)
      .limit(limit)
      .toArray()
    rows.push(...found)
  }
  return rows.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

function isRising(ranks: readonly number[]): boolean {
  return ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? 0))
}
