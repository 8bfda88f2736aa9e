import type { ImportOutcome } from '@/storage/protocol/data'
import type { ImportedContact, ImportMode, ImportRow } from '@/storage/schema/import'
import { newId } from '@/utils/ids'
import { askWorkspace } from './background'

type Told = Partial<Omit<ImportedContact, 'custom'>> & { custom?: Record<string, string> }

/** @returns a row of a file that says this of a contact. */
export function rowOf(line: number, told: Told, more: Partial<ImportRow> = {}): ImportRow {
  return { line, contact: { name: `Row ${line}`, custom: {}, ...told }, tags: [], notes: [], ...more }
}

/** Imports rows as one file, in parts of `size`. @returns its job's id and what became of the rows. */
export async function importRows(
  mode: ImportMode,
  rows: readonly ImportRow[],
  size = 500,
): Promise<{ id: string; outcomes: ImportOutcome['outcome'][] }> {
  const id = newId()
  await askWorkspace('imports.begin', { id, name: 'file.csv', mode, total: rows.length, fields: [] })
  const outcomes: ImportOutcome['outcome'][] = []
  for (let part = 0; part * size < rows.length; part++) {
    const own = rows.slice(part * size, (part + 1) * size)
    const answer = await askWorkspace('imports.part', { id, part, rows: own })
    outcomes.push(...answer.outcomes.map(({ outcome }) => outcome))
  }
  await askWorkspace('imports.end', { id, state: 'done', rejected: 0 })
  return { id, outcomes }
}
