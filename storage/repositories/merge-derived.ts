import type { ReplacedRow } from '../rows'
import type { Activity } from '../schema/message'
import { replaceRow } from '../write/beside'
import type { Transaction } from '../write/transaction'
import { recordedConversation } from './activity'
import { distinctRow } from './distinct-rows'

/**
 * Brings derived rows of a contact that goes to the one that stays: who they were held apart from, what was answered in
 * forms, which suggestions were waved away, and the last activity. The score of the one that stays is worked out anew.
 * @param gone ids of messages that are about to go.
 * @returns what `undo` needs.
 */
export async function mergeDerived(
  tx: Transaction,
  keepId: string,
  loseId: string,
  gone: ReadonlySet<string> = new Set(),
): Promise<ReplacedRow[]> {
  return [
    ...(await mergeActivity(tx, keepId, loseId, gone)),
    ...(await replaceScores(tx, keepId, loseId)),
    ...(await renameInOthers(tx, keepId, loseId)),
    ...(await moveDistinct(tx, keepId, loseId)),
    ...(await moveAnswers(tx, keepId, loseId)),
    ...(await moveDismissals(tx, keepId, loseId)),
  ]
}

/**
 * Timelines of others that tell of the one that goes name the one that stays, which has the events about them now: so
 * forgetting any of them finds both.
 */
async function renameInOthers(tx: Transaction, keepId: string, loseId: string): Promise<ReplacedRow[]> {
  const own = await tx.db.events.where('contactId').equals(keepId).toArray()
  const others = own.flatMap(({ what }) => ('otherId' in what && what.otherId ? [what.otherId] : []))
  const naming = await tx.db.events
    .where('contactId')
    .anyOf(others.filter((id) => id !== keepId))
    .filter(({ what }) => 'otherId' in what && what.otherId === loseId)
    .toArray()
  const replaced: ReplacedRow[] = []
  for (const row of naming) {
    const next = { ...row, what: { ...row.what, otherId: keepId } }
    replaced.push(...(await replaceRow(tx, 'events', row.id, row.contactId, next)))
  }
  return replaced
}

async function mergeActivity(
  tx: Transaction,
  keepId: string,
  loseId: string,
  gone: ReadonlySet<string>,
): Promise<ReplacedRow[]> {
  const [keep, lose] = await tx.db.activity.bulkGet([keepId, loseId])
  if (lose === undefined) return []
  const newer = keep === undefined || (lose.lastAt ?? 0) > (keep.lastAt ?? 0) ? lose : keep
  const conversation = await recordedConversation(tx.db, keepId, [], gone)
  const recordedAt = Math.max(conversation.lastInAt ?? 0, conversation.lastOutAt ?? 0)
  const { waitingSince: _1, waitingCount: _2, ...rest } = newer
  const times = latestTimes([keep, lose])
  const merged: Activity =
    recordedAt >= (newer.lastAt ?? 0)
      ? { ...rest, ...conversation, ...times, id: keepId }
      : { ...newer, ...times, id: keepId }
  merged.unread = (keep?.unread ?? 0) + lose.unread
  return [
    ...(await replaceRow(tx, 'activity', loseId, loseId, undefined)),
    ...(await replaceRow(tx, 'activity', keepId, keepId, merged)),
  ]
}

function latestTimes(rows: readonly (Activity | undefined)[]): Pick<Activity, 'lastInAt' | 'lastOutAt'> {
  const lastInAt = Math.max(0, ...rows.map((row) => row?.lastInAt ?? 0))
  const lastOutAt = Math.max(0, ...rows.map((row) => row?.lastOutAt ?? 0))
  return { ...(lastInAt > 0 && { lastInAt }), ...(lastOutAt > 0 && { lastOutAt }) }
}

/** The one that stays keeps its own, from which the new one goes on. */
async function replaceScores(tx: Transaction, keepId: string, loseId: string): Promise<ReplacedRow[]> {
  const keep = await tx.db.scores.get(keepId)
  return [
    { table: 'scores', id: keepId, contactId: keepId, ...(keep !== undefined && { before: { ...keep } }) },
    ...(await replaceRow(tx, 'scores', loseId, loseId, undefined)),
  ]
}

async function moveDistinct(tx: Transaction, keepId: string, loseId: string): Promise<ReplacedRow[]> {
  const replaced: ReplacedRow[] = []
  for (const row of await tx.db.distinct.where('contactIds').equals(loseId).toArray()) {
    replaced.push(...(await replaceRow(tx, 'distinct', row.id, loseId, undefined)))
    const other = row.contactIds.find((id) => id !== loseId)
    if (other === undefined || other === keepId) continue
    const next = distinctRow(keepId, other, row.at)
    if ((await tx.db.distinct.get(next.id)) !== undefined) continue
    replaced.push(...(await replaceRow(tx, 'distinct', next.id, keepId, next)))
  }
  return replaced
}

/** Of answers for one and the same reply the later ones count. */
async function moveAnswers(tx: Transaction, keepId: string, loseId: string): Promise<ReplacedRow[]> {
  const replaced: ReplacedRow[] = []
  for (const row of await tx.db.replyAnswers.where('contactId').equals(loseId).toArray()) {
    replaced.push(...(await replaceRow(tx, 'replyAnswers', row.id, loseId, undefined)))
    const id = `${keepId}|${row.replyId}`
    const own = await tx.db.replyAnswers.get(id)
    if (own !== undefined && own.at >= row.at) continue
    replaced.push(...(await replaceRow(tx, 'replyAnswers', id, keepId, { ...row, id, contactId: keepId })))
  }
  return replaced
}

async function moveDismissals(tx: Transaction, keepId: string, loseId: string): Promise<ReplacedRow[]> {
  const replaced: ReplacedRow[] = []
  const table = 'suggestionDismissals'
  for (const row of await tx.db.suggestionDismissals.where('contactId').equals(loseId).toArray()) {
    replaced.push(...(await replaceRow(tx, table, row.id, loseId, undefined)))
    const id = `${row.ruleId}|${keepId}`
    if ((await tx.db.suggestionDismissals.get(id)) !== undefined) continue
    replaced.push(...(await replaceRow(tx, table, id, keepId, { ...row, id, contactId: keepId })))
  }
  return replaced
}
