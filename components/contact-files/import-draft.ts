import type { ImportMode, ImportRow } from '@/storage/schema/import'
import type { ColumnMapping } from '@/utils/contact-files/map/targets'
import type { ReadFile } from '@/utils/contact-files/read-file'
import type { RejectedRecord } from '@/utils/contact-files/table'

/** A file that was chosen, with what is decided about it. `id` becomes that of its import. */
export type ImportDraft = {
  id: string
  name: string
  bytes: Uint8Array
  read: ReadFile
  /** Of a table; empty for our own JSON. */
  mapping: readonly ColumnMapping[]
  isOn: boolean
}

export type FileFault = { name: string; code: 'too-large' | 'unreadable' | 'other-json' | 'newer' | 'nobody' }

/** What holds for all files of an import. */
export type ImportOptions = { mode: ImportMode; country: string; tags: readonly string[] }

/** What will be written of a file, and what cannot be. */
export type ImportPlan = {
  draft: ImportDraft
  rows: readonly ImportRow[]
  rejected: readonly RejectedRecord[]
}

const LOOKED_AT = 5_000

/** @returns the columns in which anything stands, with the first value of each. */
export function filledColumns({ read }: ImportDraft): { at: number; sample: string }[] {
  if (read.kind !== 'table') return []
  const samples = new Map<number, string>()
  for (const { cells } of read.records.slice(0, LOOKED_AT)) {
    cells.forEach((cell, at) => {
      if (cell.trim() !== '' && !samples.has(at)) samples.set(at, cell)
    })
    if (samples.size === read.header.length) break
  }
  return [...samples].map(([at, sample]) => ({ at, sample })).toSorted((a, b) => a.at - b.at)
}

/** @returns how many people a file holds, as far as it could be read. */
export function peopleIn({ read }: ImportDraft): number {
  return read.kind === 'table' ? read.records.length : read.rows.length
}
