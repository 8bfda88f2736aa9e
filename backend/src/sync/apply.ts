import { bucketOf, CONTACT_FIELD, kindOf, OWNER_FIELD, TEAM_FIELD } from '../../../storage/sync/rights.ts'
import { ERASED } from '../../../storage/sync/synced-tables.ts'
import type { FieldOp, Mutation, Outcome } from '../../../storage/sync/wire.ts'
import { type Batch, refusal } from './batch.ts'
import { erasedOf, forgetRow, isErased } from './forget.ts'
import { contactOf, type Held, keyOf, nameIn } from './held.ts'
import { mergeField } from './merge-field.ts'
import { isTooLarge } from './row-size.ts'
import { correctedTime, partsOf } from './stamp.ts'
import { targetOf } from './target-row.ts'
import { afterEdit } from './unseen.ts'

/** Judges one mutation and does it: all of its fields, or none. */
export function applyMutation(batch: Batch, mutation: Mutation): Outcome {
  const target = targetOf(batch, mutation)
  if ('st' in target) return refusal(mutation, target)
  if (isTooLarge(target, mutation)) return refusal(mutation, { st: 'invalid', code: 'TOO_LARGE' })
  const wasErased = isErased(target)
  const seq = batch.counter + 1
  const lost: string[] = []
  const contradictions = batch.history.length
  const unseen = target.unseen
  let isWritten = false
  for (const [field, op] of Object.entries(mutation.ops)) {
    // Nobody is remembered again.
    if (wasErased && field === ERASED) continue
    const came = applyField(batch, target, field, op)
    if (came === 'lost') lost.push(field)
    isWritten ||= came === 'taken'
    const decidesWho = field === OWNER_FIELD || field === TEAM_FIELD
    batch.changesRights ||= came === 'taken' && decidesWho && target.bucket.startsWith('c:')
  }
  // Also when somebody has only had their say on what they were to be told.
  isWritten ||= target.unseen !== unseen
  if (isWritten) {
    Object.assign(target, { ...placeOf(batch, target), seq, isChanged: true })
    batch.rows.set(keyOf(target.tbl, target.id), target)
    const erased = erasedOf(batch.rows, target)
    if (erased !== undefined) forgetRow(target, erased)
  }
  if (isWritten || batch.history.length > contradictions) batch.counter = seq
  const outcome: Outcome = { n: mutation.n, st: 'ok', seq: target.seq, ...(lost.length > 0 && { lost }) }
  for (const field of lost)
    batch.beaten.push({ outcome, field, client: partsOf(target.clk[field] ?? '').client })
  return outcome
}

function applyField(batch: Batch, row: Held, field: string, op: FieldOp): 'taken' | 'lost' | 'same' {
  const stored = { clock: row.clk[field], value: row.data[field] ?? null }
  const { client, now, writer } = batch
  const at = correctedTime(op.t, batch.sentAt, now)
  const merged = mergeField(stored, op, at, client)
  const isTaken = merged.is === 'taken'
  const overwrote = isTaken && merged.isConflict ? stored.clock : undefined
  const edit = { field, client, userId: writer.userId, isTaken, overwrote, now }
  row.unseen = afterEdit(row.unseen, edit)
  const entry = { tbl: row.tbl, id: row.id, field, seq: batch.counter + 1 }
  if (merged.is === 'lost') batch.history.push({ ...entry, value: op.v, stamp: merged.stamp, kind: 'lost' })
  if (merged.is !== 'taken') return merged.is
  if (overwrote !== undefined) {
    batch.history.push({ ...entry, value: stored.value, stamp: overwrote, kind: 'replaced' })
  }
  row.data[field] = op.v
  row.clk[field] = merged.stamp
  return 'taken'
}

/** @returns where a row is by its fields, as they are now. */
function placeOf({ rows }: Batch, row: Held): Pick<Held, 'bucket' | 'parent'> {
  const isChild = kindOf(row.tbl) === 'child'
  const parent = isChild ? (nameIn(row.data, CONTACT_FIELD) ?? row.parent) : row.parent
  const bucket = bucketOf(row.tbl, {
    ownerId: nameIn(row.data, OWNER_FIELD),
    teamId: nameIn(row.data, TEAM_FIELD),
    contactBucket: contactOf(rows, { parent })?.bucket,
  })
  // What is shown to single people stays so until somebody ends it.
  return { parent, bucket: row.bucket.startsWith('c:') && !isChild ? row.bucket : (bucket ?? row.bucket) }
}
