import { now as clockNow } from '@/utils/clock'
import type { ImportUndo } from '../protocol/data'
import type { HistoryRow } from '../rows'
import type { ImportJob } from '../schema/import'
import { noteChange } from '../write/announce'
import { partsOf } from '../write/batch'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { countParts, putJob, requireJob } from './import-jobs'
import { dropUnusedFields, dropUnusedTags } from './import-leftovers'
import { revertImport } from './import-revert'

/**
 * Takes back the last part of an import that is not taken back yet; with the first one it is over, so that no more parts
 * come in. Contacts that were edited or talked to since stay, with all they were given. At the end the tags and fields it
 * made go too, where nothing else uses them.
 * @returns how far it has come: the caller asks again until `done` is `total`.
 * @throws AppError 'not-found'.
 */
export async function undoImport(id: string): Promise<ImportUndo> {
  const { job, answer } = await transact(async (tx) => {
    const old = await requireJob(tx, id)
    const entry = await partsOf(tx.db, id).last()
    const stayed = (old.stayed ?? 0) + (entry === undefined ? 0 : await undoPart(tx, entry))
    const next: ImportJob = { ...old, state: 'undone', stayed }
    const left = await partsOf(tx.db, id).count()
    if (left === 0) await dropUnusedTags(tx, old.tagIds)
    const total = await countParts(tx, id)
    const stored = await putJob(tx, left === 0 ? { ...next, tagIds: [] } : next)
    return { job: stored, answer: { done: total - left, total, stayed } }
  })
  if (answer.done === answer.total && job.fields.length > 0) {
    await dropUnusedFields(job.fields)
    await transact(async (tx) => putJob(tx, { ...job, fields: [] }))
  }
  return answer
}

/** What is taken back is needed no more. @returns how many contacts stay. */
async function undoPart(tx: Transaction, entry: HistoryRow): Promise<number> {
  const stayed = entry.undoneAt === undefined ? await revertImport(tx, entry, clockNow()) : 0
  await tx.db.history.delete(entry.id)
  noteChange(tx.changes, 'history', entry.id)
  return stayed
}
