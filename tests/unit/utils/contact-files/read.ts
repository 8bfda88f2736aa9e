import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ImportedRow, Rejection } from '@/utils/contact-files/imported'
import { type ReadFile, readContactFile } from '@/utils/contact-files/read-file'
import { rowBuilder, type RowOptions } from '@/utils/contact-files/rows/row-builder'

export type Outcome = { read: ReadFile; rows: ImportedRow[]; rejected: Rejection[] }

/** Reads a file as the import does when nobody changes anything. */
export async function readAll(
  file: string | Uint8Array,
  options: Partial<Pick<RowOptions, 'country' | 'tags' | 'labels'>> = {},
): Promise<Outcome> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const read = await readContactFile(bytes, () => undefined)
  const rejected: Rejection[] = read.rejected.map(({ cells: _cells, ...rejection }) => rejection)
  if (read.kind === 'rows') return { read, rows: read.rows, rejected }
  const words = { phone: 'Phone', email: 'Email' }
  const build = rowBuilder({ country: undefined, tags: [], labels: [], ...options, ...read, words })
  const rows: ImportedRow[] = []
  for (const record of read.records) {
    const built = build(record)
    if ('row' in built) rows.push(built.row)
    else rejected.push(built.rejected)
  }
  return { read, rows, rejected }
}

export function fixture(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../../../fixtures/contact-files/${name}`, import.meta.url)))
}
