import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { privacyGuard, type PrivacyGuard } from '../private-chats'
import { IMPORT_OUTCOMES, type ImportOutcome } from '../protocol/data'
import type { ImportJob, ImportRow } from '../schema/import'
import { mutate } from '../write/mutate'
import { transact } from '../write/transact'
import { partKey, putJob, requireJob } from './import-jobs'
import { type Outcome, planRows } from './import-plan'

const REASON = 'contacts.import'

type Part = { id: string; part: number; rows: readonly ImportRow[] }
type Answer = { job: ImportJob; outcomes: ImportOutcome[] }

/**
 * Writes the next part of a file. What became of each row is kept, so that a repeat writes nothing and answers the same,
 * whatever has happened to the contacts since.
 * @throws AppError 'not-found', 'conflict' when the import is over, or the part before was not written.
 */
export async function importPart({ id, part, rows }: Part): Promise<Answer> {
  const guards = await privacyGuards(rows)
  return transact(async (tx) => {
    const job = await requireJob(tx, id)
    const written = await tx.db.meta.get(partKey(id, part))
    if (written !== undefined) return { job, outcomes: outcomesOf(rows, String(written.value)) }
    const isNext = part === 0 || (await tx.db.meta.get(partKey(id, part - 1))) !== undefined
    if (job.state !== 'running' || !isNext) throw new AppError('conflict', 'imports')
    const isClosed = (at: number): boolean => guards[at]?.isPrivate() ?? false
    const { changes, outcomes, tags, quiet } = await planRows(tx, job, rows, isClosed, clockNow())
    await mutate(changes, REASON, { batchId: id, part })
    for (const contactId of quiet) tx.touched.delete(contactId)
    const letters = outcomes.map((outcome) => IMPORT_OUTCOMES.indexOf(outcome)).join('')
    await tx.db.meta.put({ key: partKey(id, part), value: [letters] })
    const count = (...kinds: Outcome[]): number => outcomes.filter((one) => kinds.includes(one)).length
    const next = await putJob(tx, {
      ...job,
      done: job.done + rows.length,
      added: job.added + count('added'),
      updated: job.updated + count('updated'),
      skipped: job.skipped + count('skipped', 'same'),
      tagIds: [...job.tagIds, ...tags.map((tag) => tag.id)],
    })
    return { job: next, outcomes: outcomesOf(rows, letters) }
  })
}

/** Numbers and names of chats that are never tracked come into no contact. Hashed before the transaction begins. */
export async function privacyGuards(rows: readonly ImportRow[]): Promise<PrivacyGuard[]> {
  return Promise.all(
    rows.map(({ contact: { name, phone } }) =>
      privacyGuard({ account: '', key: '', kind: 'person', name, ...(phone !== undefined && { phone }) }),
    ),
  )
}

function outcomesOf(rows: readonly ImportRow[], letters: string): ImportOutcome[] {
  if (rows.length !== letters.length) throw new AppError('conflict', 'imports')
  return rows.map(({ line }, at) => ({ line, outcome: IMPORT_OUTCOMES[Number(letters[at])] ?? 'same' }))
}
