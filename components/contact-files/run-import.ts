import { askWorkspace } from '@/storage/client'
import type { CustomField } from '@/storage/schema/custom-field'
import type { ImportJob, ImportMode } from '@/storage/schema/import'
import { toAppError } from '@/utils/app-error'
import { idOf } from '@/utils/ids'
import { settings } from '../app/settings'
import type { ImportPlan } from './import-draft'

export type ImportProgress = { name: string; done: number; of: number }

const PART = 500
const MOST_FIELDS = 50
const MOST_TRIES = 5

/**
 * Writes a file part by part; `isStopped` is asked between two parts. Asked again after a failure it goes on, since the
 * import and its parts bear the numbers they had.
 * @throws AppError
 */
export async function runImport(
  { draft, rows, rejected }: ImportPlan,
  mode: ImportMode,
  onProgress: (progress: ImportProgress) => void,
  isStopped: () => boolean,
): Promise<ImportJob> {
  const { id } = draft
  const name = draft.name.slice(0, 300)
  onProgress({ name, done: 0, of: rows.length })
  const fields = newFields({ draft, rows, rejected })
  await again(() => askWorkspace('imports.begin', { id, name, mode, total: rows.length, fields }))
  for (let part = 0; part * PART < rows.length; part++) {
    if (isStopped()) return end(id, 'cancelled', rejected.length)
    const own = rows.slice(part * PART, (part + 1) * PART)
    await again(() => askWorkspace('imports.part', { id, part, rows: own }))
    onProgress({ name, done: part * PART + own.length, of: rows.length })
  }
  return end(id, 'done', rejected.length)
}

/** Takes a whole import back, part by part. @returns how many contacts stayed, since somebody has worked on them. @throws AppError */
export async function undoImport(
  id: string,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  for (;;) {
    const { done, total, stayed } = await again(() => askWorkspace('imports.undo', { id }))
    onProgress(done, total)
    if (done >= total) return stayed
  }
}

async function end(id: string, state: 'done' | 'cancelled', rejected: number): Promise<ImportJob> {
  return again(() => askWorkspace('imports.end', { id, state, rejected }))
}

/** A worker that dies over a part leaves nothing half done: the same is asked again. */
async function again<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (toAppError(error).code !== 'unreachable' || tries === MOST_TRIES) throw error
    }
  }
}

/** Own fields that the file brings and the settings do not have yet, as many as there is room for. */
function newFields({ draft, rows }: ImportPlan): CustomField[] {
  const known = settings.peek()?.customFields ?? []
  const uses = new Map<string, number>()
  for (const { contact } of rows) {
    for (const label of Object.keys(contact.custom)) uses.set(label, (uses.get(label) ?? 0) + 1)
  }
  const lower = new Set(known.map(({ label }) => label.toLowerCase()))
  return [...uses]
    .filter(([label]) => !lower.has(label.toLowerCase()))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, Math.max(0, MOST_FIELDS - known.length))
    .map(([label]) => ({ id: idOf('contact-files.field', draft.id, label), label, kind: 'text' }))
}
