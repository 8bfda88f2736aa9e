import { now as clockNow } from '@/utils/clock'
import { reasonsOf } from '@/utils/today/reasons'
import type { Database } from '../database'
import { COUNTED_TO, type TodayCounts, type TodayFilter, type TodayRow } from '../protocol/follow-ups'
import type { Page, Written } from '../protocol/shared'
import type { AttentionRow, FollowUpRow } from '../rows'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { parseCursor } from './cursors'
import { openRows } from './follow-up-lists'
import { requireContact } from './target'
import { factsOf, todayRules } from './today-rules'
import type { TodayQuery } from './today-stretches'
import { idsOfToday } from './today-ids'
import { isUrgent, readWaiting } from './today-waiting'
import { type TodayPlace, walkToday } from './today-walk'
import { toBrief, toFollowUp } from './wire'

const BEGIN: TodayPlace = { section: 0, place: undefined }
const COUNTED_BY_IDS = ['follow-up', 'in-touch', 'quiet', 'no-step'] as const

/**
 * @returns one page of the list: each customer once, where the first of their reasons puts them. Every page shows the
 * list of the moment at which the first one was asked for. One with fewer rows than `limit` need not be the last.
 */
export async function pageToday(
  filter: TodayFilter,
  limit: number,
  cursor?: string,
): Promise<Page<TodayRow>> {
  const rules = await todayRules()
  const { now, from } = cursor === undefined ? { now: clockNow(), from: BEGIN } : placeOf(cursor)
  const query: TodayQuery = { filter, rules, now }
  return snapshot(async (db) => {
    let { found, stoppedAt } = await walkToday(db, query, from, limit + 1)
    while (found.length === 0 && stoppedAt !== undefined) {
      ;({ found, stoppedAt } = await walkToday(db, query, stoppedAt, limit + 1))
    }
    const shown = found.slice(0, limit)
    const goOnAt = found.length > limit ? shown.at(-1)?.at : stoppedAt
    const rows = await toRows(
      db,
      query,
      shown.map(({ row }) => row),
    )
    return { rows, ...(goOnAt !== undefined && { next: cursorOf(now, goOnAt) }) }
  })
}

/** @returns how many customers each filter shows, counted up to `COUNTED_TO`. */
export async function countToday(): Promise<TodayCounts> {
  const rules = await todayRules()
  const now = clockNow()
  return snapshot(async (db) => {
    const { sorted } = await readWaiting(db, { filter: 'waiting', rules, now })
    const twice = sorted.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'twice'))
    const counts: TodayCounts = { ...zero(), waiting: capped(sorted.length), twice: capped(twice.length) }
    const all = new Set(sorted.map(({ placed }) => placed.id))
    for (const filter of COUNTED_BY_IDS) {
      const ids = await idsOfToday(db, { filter, rules, now })
      counts[filter] = capped(ids.length)
      for (const id of ids) all.add(id)
    }
    return { ...counts, all: capped(all.size) }
  })
}

/** @returns how many customers wait past what the service level asks for, or asked twice; counted up to `most`. */
export async function countUrgent(most: number): Promise<number> {
  const query: TodayQuery = { filter: 'waiting', rules: await todayRules(), now: clockNow() }
  const { sorted } = await snapshot((db) => readWaiting(db, query))
  return Math.min(sorted.filter(({ reasons: [first] }) => isUrgent(first, query.now)).length, most)
}

/** Whatever is known of the chat until now needs nothing more. Follow-ups stay. */
export async function handleContact(contactId: string): Promise<Written> {
  return transact(async (tx) => {
    await requireContact(tx, contactId)
    const set = { handledAt: clockNow() }
    return { contactId, ...(await mutate([{ table: 'contacts', id: contactId, set }], 'today.handled')) }
  })
}

async function toRows(
  db: Database,
  { rules, now }: TodayQuery,
  found: readonly AttentionRow[],
): Promise<TodayRow[]> {
  const contacts = await db.contacts.bulkGet(found.map(({ id }) => id))
  const having = found.filter(({ followUp }) => followUp !== undefined)
  const firsts = await Promise.all(having.map(({ id }) => openRows(db, id).first()))
  const followUps = new Map<string, FollowUpRow>(firsts.flatMap((row) => (row ? [[row.contactId, row]] : [])))
  return found.flatMap((row, at) => {
    const contact = contacts[at]
    const followUp = followUps.get(row.id)
    if (contact === undefined) return []
    const reasons = reasonsOf(factsOf(row, followUp), rules, now)
    return [
      {
        contact: toBrief(contact),
        reasons,
        ...(followUp !== undefined && { followUp: toFollowUp(followUp) }),
      },
    ]
  })
}

function capped(count: number): number {
  return Math.min(count, COUNTED_TO)
}

function zero(): TodayCounts {
  return { all: 0, twice: 0, waiting: 0, 'follow-up': 0, 'in-touch': 0, quiet: 0, 'no-step': 0 }
}

function cursorOf(now: number, { section, place }: TodayPlace): string {
  return JSON.stringify([now, section, place?.time ?? 0, place?.id ?? ''])
}

function placeOf(cursor: string): { now: number; from: TodayPlace } {
  const [now, section, time, id] = parseCursor(cursor, 4)
  return {
    now: Number(now),
    from: { section: Number(section), place: { time: Number(time), id: String(id) } },
  }
}
