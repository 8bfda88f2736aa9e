import { isSame } from '../write/paths'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { applyGone } from './apply-gone'
import { applyRows } from './apply-rows'
import { rowsFromAside } from './aside'
import {
  type Progress,
  progressOf,
  readCursors as read,
  restartCursors,
  without,
  writeProgress,
} from './cursors'
import { restartUpload } from './first'
import { beginFirst } from './first-progress'
import { fromTeam } from './from-team'
import { removeRows } from './remove-rows'
import { laterRights, mayTakeAway } from './signed/may-take-away'
import { settleTeamSettings } from './team-settings/settle'
import type { Cursors, Gone, PullAnswer, ServerFrame } from './wire'

type Delta = Extract<ServerFrame, { type: 'delta' }>

/** Rows that are taken out, or looked at, in one transaction. */
const ROWS_AT_ONCE = 100
const LOOKED_AT = 1_000

/** @returns how far each bucket has come, and under which rights that was. */
export function readCursors(): Promise<{ cursors: Cursors; epoch?: string }> {
  return read()
}

/** Begins all buckets anew: what the server does not have any more goes once all has come. */
export function beginAnew(): Promise<void> {
  return transact((tx) => restartCursors(tx, 'gone'))
}

/**
 * Stores what a pull brought, in one transaction with its cursors.
 * @param asked the cursors it was asked with.
 * @returns 'stale' when they are others by now: what it passed over may be missing, and nothing of it is stored.
 */
export function applyPull(asked: Cursors, answer: PullAnswer): Promise<'applied' | 'stale'> {
  return fromTeam(async (tx) => {
    const progress = await progressOf(tx)
    if (!isSame(progress.cursors, asked)) return 'stale'
    const revived = await applyRows(tx, answer.rows)
    await applyGone(tx, answer.gone)
    const { cursors, epoch, ended } = answer
    const next = { ...progress, epoch, cursors: without(cursors, revived) }
    await writeProgress(tx, ended === undefined ? next : { ...next, ended })
    return 'applied'
  })
}

/**
 * Stores what others have just written.
 * @returns 'pull' when something before it is missing here, or the rights are others: nothing of it is stored.
 */
export function applyDelta({ epoch, from, to, rows, gone }: Delta): Promise<'applied' | 'pull'> {
  return fromTeam(async (tx) => {
    const progress = await progressOf(tx)
    const { cursors } = progress
    const fits = Object.entries(from).every(([bucket, seq]) => (cursors[bucket] ?? -1) >= seq)
    const isKnown = [...rows, ...gone].every(({ bucket }) => cursors[bucket] !== undefined)
    if (epoch !== progress.epoch || !fits || !isKnown) return 'pull'
    // What a pull has brought already may be undone since: an old row must not come back.
    const isNew = ({ bucket, seq }: Gone): boolean => seq > (cursors[bucket] ?? 0)
    const revived = await applyRows(tx, rows.filter(isNew))
    await applyGone(tx, gone.filter(isNew))
    const reached = Object.entries(to).map(([bucket, seq]) => [bucket, Math.max(seq, cursors[bucket] ?? 0)])
    const next = { ...cursors, ...Object.fromEntries(reached) }
    await writeProgress(tx, { ...progress, cursors: without(next, revived) })
    return revived.size > 0 ? 'pull' : 'applied'
  })
}

/**
 * Takes out what a complete pull did not bring any more: rows of buckets that are not among `buckets`, which it gave, and
 * rows the server has lost since all was begun anew. Rows that an older version put aside are looked at again.
 */
export async function finishPull(buckets: readonly string[]): Promise<void> {
  // A server that was set back may not know yet what this device may see: then that stays, and is this browser's own.
  if (mayTakeAway(await fromTeam(progressOf))) while (await fromTeam((tx) => removeOutside(tx, buckets)));
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after
    after = await fromTeam((tx) => settleUnmarked(tx, from))
  }
  await fromTeam(async (tx) => {
    await applyRows(tx, await rowsFromAside(tx))
    await noteSeen(tx)
  })
  await settleTeamSettings()
}

/** All has come, under these rights. */
async function noteSeen(tx: Transaction): Promise<void> {
  const { ended: _, ...progress } = await progressOf(tx)
  const { epoch, seen } = progress
  if (epoch !== undefined && epoch !== seen)
    await writeProgress(tx, { ...progress, seen: laterRights(seen, epoch) })
}

/** @returns whether there may be more. A bucket that came back meanwhile is left alone. */
async function removeOutside(tx: Transaction, buckets: readonly string[]): Promise<boolean> {
  const { cursors } = await progressOf(tx)
  const seen = new Set(['', ...buckets, ...Object.keys(cursors)])
  const keys = await tx.db.syncRows
    .where('bucket')
    .noneOf([...seen])
    .limit(ROWS_AT_ONCE)
    .primaryKeys()
  await removeRows(tx, keys)
  return keys.length === ROWS_AT_ONCE
}

/** @returns behind which row it goes on; undefined when all are looked at. */
async function settleUnmarked(tx: Transaction, after: string): Promise<string | undefined> {
  const { mark, unmarked, ...progress } = await progressOf(tx)
  if (unmarked === undefined) return undefined
  const states = await tx.db.syncRows.where('id').above(after).limit(LOOKED_AT).toArray()
  const lost = states.filter((state) => state.seq > 0 && state.mark !== mark).map(({ id }) => id)
  const done = unmarked === 'gone' ? lost.slice(0, ROWS_AT_ONCE) : lost
  if (unmarked === 'gone') await removeRows(tx, done)
  else await tx.db.syncRows.bulkDelete(done)
  if (done.length < lost.length) return after
  const last = states.at(-1)
  if (last !== undefined) return last.id
  const kept: Progress = { ...progress, ...(mark !== undefined && { mark }) }
  await writeProgress(tx, kept)
  if (unmarked === 'kept') {
    await restartUpload(tx)
    await beginFirst(tx)
  }
  return undefined
}
