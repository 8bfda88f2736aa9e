import { now as clockNow } from '@/utils/clock'
import { database } from '../database'
import { DAY_MS } from '../limits'
import type { OutboxRow } from '../rows'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { applyEvict, removeUnseen } from './apply-gone'
import { applyRows } from './apply-rows'
import { type Answered, noteConflicts } from './conflicts'
import { progressOf, restartCursors, without, writeProgress } from './cursors'
import { fromTeam } from './from-team'
import { linkOf, readLink, type TeamLink, writeLink } from './link'
import { newestOf } from './newest-rows'
import { OUTBOX_START, outboxId, outboxNumber } from './outbox-rows'
import { settleRefused } from './refusals'
import { rowKey } from './synced-tables'
import type { Mutation, PushAnswer } from './wire'

/** For so long what was sent is kept. */
const SENT_DAYS = 30
/** Names from before are forgotten one by one. */
const MOST_FORMER = 5

/** @returns what waits for the server, in its order, numbered for the client of now. */
export async function nextMutations(limit: number): Promise<Mutation[]> {
  const link = await readLink()
  if (link === undefined) return []
  const db = await database()
  const entries = await db.outbox.orderBy('id').limit(limit).toArray()
  return entries.map(({ id, mutation }) => Object.assign({}, mutation, { n: outboxNumber(id) - link.base }))
}

/**
 * Does what the server answered to mutations, all at once: what was taken leaves the outbox, what was refused or lost is
 * shown, and rows become what the server says.
 */
export async function settlePush(sent: readonly Mutation[], answer: PushAnswer): Promise<void> {
  await fromTeam(async (tx) => {
    const answered = await answeredOf(tx, sent, answer)
    await tx.db.outbox.bulkDelete(answered.map(({ entry }) => entry.id))
    const taken = answered.filter(({ outcome }) => outcome.st === 'ok' || outcome.st === 'parked')
    await keepSent(
      tx,
      taken.map(({ entry }) => entry),
    )
    await noteConflicts(tx, taken, answer.rows)
    const revived = await applyRows(tx, await newestOf(tx, answered, answer.rows), answered)
    await settleRefused(tx, answered.flatMap(refusedOf))
    await clearSettled(
      tx,
      answered.map(({ entry }) => entry.row),
    )
    const evicted = await applyEvict(tx, answer.evict)
    await removeUnseen(tx, unseenOf(answered, answer))
    const buckets = new Set([...revived, ...evicted])
    if (buckets.size === 0) return
    // Were such a row to be seen again, the cursor would have passed it.
    const progress = await progressOf(tx)
    await writeProgress(tx, { ...progress, cursors: without(progress.cursors, buckets) })
  })
}

/** Takes an edit out that the server cannot even read, so that it keeps back no other. It is shown as refused. */
export async function parkUnsendable({ mid, n }: Mutation, code?: string): Promise<void> {
  await fromTeam(async (tx) => {
    const link = await linkOf(tx)
    const entry = link === null ? undefined : await tx.db.outbox.get(outboxId(link.base + n))
    if (link === null || entry?.mutation.mid !== mid) return
    // Those before it move up, so that the numbers have no gap.
    const before = await tx.db.outbox.where('id').below(entry.id).toArray()
    await tx.db.outbox.bulkDelete([entry.id, ...before.map(({ id }) => id)])
    await tx.db.outbox.bulkAdd(before.map((one) => ({ ...one, id: outboxId(outboxNumber(one.id) + 1) })))
    await writeLink(tx, { ...link, base: link.base + 1, nextN: link.nextN - 1 })
    await settleRefused(tx, [{ entry, outcome: { st: 'invalid', ...(code !== undefined && { code }) } }])
    await clearSettled(tx, [entry.row])
    tx.changes.outbox = 'all'
  })
}

/**
 * Begins as a client that counts from 1. With `keepOutbox` what waits is counted anew; without it this database has nothing
 * to do with the team yet: all that is here goes up once all that is there has come.
 */
export async function startClient(
  link: Omit<TeamLink, 'nextN' | 'base'>,
  { keepOutbox }: { keepOutbox: boolean },
): Promise<void> {
  await transact(async (tx) => {
    const old = await linkOf(tx)
    const { userId, wsId, deviceId, client, gen } = link
    const named = { userId, wsId, deviceId, client, gen }
    if (old === null || !keepOutbox) {
      await forgetProgress(tx)
      await writeLink(tx, { ...named, base: OUTBOX_START, nextN: 1 })
    } else {
      await writeLink(tx, { ...named, ...formerOf(old, link), ...(await countedAnew(tx, old)) })
      // What the cursors count is another timeline's.
      if (old.gen !== gen) await restartCursors(tx, 'kept')
    }
    tx.changes.outbox = 'all'
  })
}

/** Puts what was sent in the last `ms` in front of what waits: a server that was set back may lack it. */
export async function resendSince(ms: number): Promise<void> {
  await transact(async (tx) => {
    const link = await linkOf(tx)
    if (link === null) return
    const sent = await tx.db.sentMutations
      .where('at')
      .aboveOrEqual(clockNow() - ms)
      .toArray()
    if (sent.length === 0) return
    sent.sort((one, other) => one.at - other.at || one.mutation.n - other.mutation.n)
    const front = (await firstNumber(tx, link)) - sent.length
    const entries = sent.map(({ row, at, mutation }, index): OutboxRow => {
      return { id: outboxId(front + index), row, at, mutation, isResent: 1 }
    })
    await tx.db.outbox.bulkAdd(entries)
    await tx.db.sentMutations.bulkDelete(sent.map(({ id }) => id))
    const end = link.base + link.nextN
    await writeLink(tx, { ...link, base: front - 1, nextN: end - front + 1 })
    tx.changes.outbox = 'all'
  })
}

async function answeredOf(
  tx: Transaction,
  sent: readonly Mutation[],
  { res }: PushAnswer,
): Promise<Answered[]> {
  const link = await linkOf(tx)
  if (link === null) return []
  const outcomes = new Map(res.map((outcome) => [outcome.n, outcome]))
  const entries = await tx.db.outbox.bulkGet(sent.map(({ n }) => outboxId(link.base + n)))
  return sent.flatMap(({ n, mid }, at) => {
    const [entry, outcome] = [entries[at], outcomes.get(n)]
    return entry?.mutation.mid === mid && outcome !== undefined ? [{ entry, outcome }] : []
  })
}

/** @returns the keys of rows of which edits were taken, and which are not to be seen. */
function unseenOf(answered: readonly Answered[], { rows }: PushAnswer): string[] {
  const shown = new Set(rows.map(({ tbl, id }) => rowKey(tbl, id)))
  const taken = answered.filter(({ outcome }) => outcome.st === 'ok').map(({ entry }) => entry.row)
  return [...new Set(taken)].filter((key) => !shown.has(key))
}

function refusedOf({ entry, outcome }: Answered) {
  const { st, code } = outcome
  if (st !== 'denied' && st !== 'invalid') return []
  return [{ entry, outcome: { st, ...(code !== undefined && { code }) } }]
}

async function keepSent({ db }: Transaction, entries: readonly OutboxRow[]): Promise<void> {
  const now = clockNow()
  await db.sentMutations
    .where('at')
    .below(now - SENT_DAYS * DAY_MS)
    .delete()
  await db.sentMutations.bulkPut(
    entries.map(({ row, mutation }) => ({ id: mutation.mid, row, at: now, mutation })),
  )
}

/** What the server says of a row is kept only while an edit of it waits. */
async function clearSettled({ db }: Transaction, keys: readonly string[]): Promise<void> {
  const waiting = new Set((await db.outbox.where('row').anyOf(keys).toArray()).map(({ row }) => row))
  const done = [...new Set(keys)].filter((key) => !waiting.has(key))
  const states = await db.syncRows.bulkGet(done)
  const kept = states.flatMap((state) => {
    if (state?.data === undefined) return []
    const { data: _, overwritten: _waited, ...rest } = state
    return [rest]
  })
  if (kept.length > 0) await db.syncRows.bulkPut(kept)
}

async function firstNumber({ db }: Transaction, { base, nextN }: TeamLink): Promise<number> {
  const [first] = await db.outbox.orderBy('id').limit(1).primaryKeys()
  return first === undefined ? base + nextN : outboxNumber(first)
}

function formerOf(old: TeamLink, { client, deviceId }: Pick<TeamLink, 'client' | 'deviceId'>) {
  const { former = [] } = old
  if (old.deviceId !== deviceId) return {}
  return { former: old.client === client ? former : [...former, old.client].slice(-MOST_FORMER) }
}

async function countedAnew(tx: Transaction, old: TeamLink): Promise<Pick<TeamLink, 'base' | 'nextN'>> {
  const base = (await firstNumber(tx, old)) - 1
  return { base, nextN: old.base + old.nextN - base }
}

async function forgetProgress({ db }: Transaction): Promise<void> {
  for (const table of [db.outbox, db.syncRows, db.sentMutations]) await table.clear()
  await db.syncState.where('id').startsWithAnyOf('aside|', 'cursors', 'upload', 'texts').delete()
}
