import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { fold } from '@/utils/text/fold'
import { CHUNK_ROWS, DAY_MS, HISTORY_DAYS } from '../limits'
import type { CustomField } from '../schema/custom-field'
import type { ImportJob, ImportMode } from '../schema/import'
import { changeSettings } from '../change-settings'
import { maySetParts } from '../sync/team-settings/may-set'
import { noteChange } from '../write/announce'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

const MAX_FIELDS = 50

type Begun = { id: string; name: string; mode: ImportMode; total: number; fields: readonly CustomField[] }

/**
 * Begins an import and defines the fields it brings, but for those whose label is there already; who may not define any in
 * the team has them on the cards alone. A repeat answers with the import as it stands.
 * @throws AppError 'too-many' when there would be more than 50 fields of one's own.
 */
export async function beginImport({ fields: wanted, ...begun }: Begun): Promise<ImportJob> {
  const old = await snapshot((db) => db.imports.get(begun.id))
  if (old !== undefined) return old
  const defined = (await maySetParts()) ? wanted : []
  const { customFields } = await changeSettings(({ customFields: known }) => ({
    customFields: withFields(known, defined),
  }))
  const fields = wanted.filter(({ id }) => customFields.some((field) => field.id === id))
  const counts = { done: 0, added: 0, updated: 0, skipped: 0, rejected: 0 }
  const job: ImportJob = { ...begun, state: 'running', at: clockNow(), ...counts, tagIds: [], fields }
  return transact(async (tx) => (await tx.db.imports.get(job.id)) ?? putJob(tx, job))
}

/** @throws AppError 'not-found'. */
export async function endImport(
  id: string,
  state: 'done' | 'cancelled',
  rejected: number,
): Promise<ImportJob> {
  return transact(async (tx) => {
    const job = await requireJob(tx, id)
    return job.state === 'running' ? putJob(tx, { ...job, state, rejected }) : job
  })
}

/** @returns the imports of the last 30 days, newest first. */
export async function listImports(): Promise<ImportJob[]> {
  return snapshot((db) => db.imports.where('at').above(oldest()).reverse().toArray())
}

/** Drops imports that can be undone no longer. @returns how many. */
export async function dropOldImports(): Promise<number> {
  return transact(async (tx) => {
    const ids = await tx.db.imports.where('at').belowOrEqual(oldest()).limit(CHUNK_ROWS).primaryKeys()
    await tx.db.imports.bulkDelete(ids)
    await tx.db.meta.where('key').startsWithAnyOf(ids.map(partsOfJob)).delete()
    return ids.length
  })
}

/** @throws AppError 'not-found'. */
export async function requireJob({ db }: Transaction, id: string): Promise<ImportJob> {
  const job = await db.imports.get(id)
  if (job === undefined) throw new AppError('not-found', 'imports')
  return job
}

/** Stores an import as it stands. */
export async function putJob(tx: Transaction, job: ImportJob): Promise<ImportJob> {
  await tx.db.imports.put(job)
  noteChange(tx.changes, 'imports', job.id)
  return job
}

/** @returns how many parts were written. */
export async function countParts({ db }: Transaction, id: string): Promise<number> {
  return db.meta.where('key').startsWith(partsOfJob(id)).count()
}

/** @returns the key of what became of the rows of a part. */
export function partKey(id: string, part: number): string {
  return `${partsOfJob(id)}${part}`
}

function partsOfJob(id: string): string {
  return `import:${id}:`
}

function withFields(known: readonly CustomField[], wanted: readonly CustomField[]): CustomField[] {
  const fields = [...known]
  for (const field of wanted) {
    const isThere = fields.some(({ id, label }) => id === field.id || fold(label) === fold(field.label))
    if (!isThere) fields.push(field)
  }
  if (fields.length > MAX_FIELDS) throw new AppError('too-many', 'customFields')
  return fields
}

function oldest(): number {
  return clockNow() - HISTORY_DAYS * DAY_MS
}
