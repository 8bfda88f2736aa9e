import { reasonsOf } from '@/utils/today/reasons'
import type { Database } from '../database'
import { MergedWalk, type Placed } from './merged-walk'
import type { Place, Stretch } from './stretch'
import { factsOf } from './today-rules'
import { type Section, sectionsOf } from './today-sections'
import type { TodayQuery } from './today-stretches'
import { readWaiting, type Waiting, waitersAfter } from './today-waiting'

/** A place in the list: the number of its section, and where in it. */
export type TodayPlace = { section: number; place: Place | undefined }
export type Walked = { found: { at: TodayPlace; row: Placed['row'] }[]; stoppedAt?: TodayPlace }

type Budget = { want: number; mayExamine: number }
type SectionRead = { found: readonly Placed[]; examined: number; last?: Place }

const CHUNK = 100
/** What one request looks at in the indexes, at most: nearly all that is there is in the list. */
const MAX_EXAMINED = 3_000

/**
 * Walks the list from a place on.
 * @returns at most `want` customers, and where to go on when the walk was left before that and before its end.
 */
export async function walkToday(
  db: Database,
  query: TodayQuery,
  from: TodayPlace,
  want: number,
): Promise<Walked> {
  const walked: Walked = { found: [] }
  const sections = sectionsOf(query)
  const isWaitingAsked = sections.some((section, at) => at >= from.section && section.from !== 'stretches')
  const waiting = isWaitingAsked ? await readWaiting(db, query) : { sorted: [], rest: [] }
  let mayExamine = MAX_EXAMINED
  for (const [number, section] of sections.entries()) {
    if (number < from.section || walked.found.length >= want) continue
    const after = number === from.section ? from.place : undefined
    const budget = { want: want - walked.found.length, mayExamine }
    const { found, examined, last } = await readSection(db, query, section, waiting, after, budget)
    walked.found.push(
      ...found.map(({ row, id, time }) => ({ row, at: { section: number, place: { id, time } } })),
    )
    mayExamine -= examined
    if (last !== undefined) return { ...walked, stoppedAt: { section: number, place: last } }
  }
  return walked
}

/** `last`: where it was left since enough was looked at. */
async function readSection(
  db: Database,
  query: TodayQuery,
  section: Section,
  waiting: Waiting,
  after: Place | undefined,
  budget: Budget,
): Promise<SectionRead> {
  const stretches = section.from === 'stretches' ? section.stretches : waiting.rest
  if (section.from !== 'sorted') {
    return readStretches(db, query, stretches, section.accepts, after, budget)
  }
  const accepted = waiting.sorted.filter(({ reasons }) => section.accepts(reasons))
  const found = waitersAfter(accepted, after).slice(0, budget.want)
  return { found: found.map(({ placed }) => placed), examined: 0 }
}

async function readStretches(
  db: Database,
  { rules, now }: TodayQuery,
  stretches: readonly Stretch[],
  accepts: Section['accepts'],
  after: Place | undefined,
  { want, mayExamine }: Budget,
): Promise<SectionRead> {
  const walk = new MergedWalk(db, stretches, after, CHUNK)
  const found: Placed[] = []
  let examined = 0
  for (let rows = await walk.read(); rows.length > 0; rows = await walk.read()) {
    for (const placed of rows) {
      examined += 1
      if (accepts(reasonsOf(factsOf(placed.row), rules, now))) found.push(placed)
      if (found.length === want) return { found, examined }
      if (examined >= mayExamine) return { found, examined, last: placed }
    }
  }
  return { found, examined }
}
