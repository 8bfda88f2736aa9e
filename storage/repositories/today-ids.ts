import type { Database } from '../database'
import { COUNTED_TO } from '../protocol/follow-ups'
import { inStretch, type Stretch } from './stretch'
import { dueStretch, quietStretches, stepStretches, type TodayQuery } from './today-stretches'
import { walkToday } from './today-walk'

/**
 * @returns whom a filter shows, about `COUNTED_TO` of them at most. Where the index holds exactly those, its keys are
 * enough; the others are walked.
 */
export async function idsOfToday(db: Database, query: TodayQuery): Promise<string[]> {
  const stretches = exactStretches(query)
  if (stretches !== undefined) return keysIn(db, stretches)
  const { found } = await walkToday(db, query, { section: 0, place: undefined }, COUNTED_TO)
  return found.map(({ row }) => row.id)
}

function exactStretches(query: TodayQuery): Stretch[] | undefined {
  if (query.filter === 'follow-up') return [dueStretch(query.now)]
  if (query.filter === 'quiet') return quietStretches(query)
  return query.filter === 'no-step' ? stepStretches(query) : undefined
}

async function keysIn(db: Database, stretches: readonly Stretch[]): Promise<string[]> {
  const ids: string[] = []
  for (const stretch of stretches) {
    if (ids.length >= COUNTED_TO) break
    ids.push(
      ...(await inStretch(db, stretch)
        .limit(COUNTED_TO - ids.length)
        .primaryKeys()),
    )
  }
  return ids
}
