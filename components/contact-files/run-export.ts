import { askWorkspace } from '@/storage/client'
import type { ExportedContact } from '@/storage/protocol/data'
import { now } from '@/utils/clock'
import { datedName } from '../app/dated-name'
import { saveParts } from '../app/save-text'
import { calendarOf } from '../follow-ups'
import { assemblyOf, type ExportFormat, FILES } from './export-formats'

/** Which contacts: all, those of a tag, or those a search finds. */
export type Extent = { tagId?: string; search?: string }
export type Exported = { format: ExportFormat; count: number; name: string }

const PAGE_ROWS = 200

/**
 * Saves contacts as a file, read page by page while `goesOn`.
 * @returns what was saved; undefined when it was stopped.
 * @throws AppError
 */
export async function runExport(
  format: ExportFormat,
  extent: Extent,
  onProgress: (done: number) => void,
  goesOn: () => boolean,
): Promise<Exported | undefined> {
  const { extension, type } = FILES[format]
  const name = datedName(format === 'ics' ? 'follow-ups' : 'contacts', extension, now())
  if (format === 'ics') return exportFollowUps(name, extent, onProgress, goesOn)
  const assembly = await assemblyOf(format)
  const count = await eachPage(extent, (people) => assembly.add(people), onProgress, goesOn)
  if (count === undefined) return undefined
  saveParts(name, assembly.parts(), type)
  return { format, count, name }
}

async function exportFollowUps(
  name: string,
  extent: Extent,
  onProgress: (done: number) => void,
  goesOn: () => boolean,
): Promise<Exported | undefined> {
  const rows: Parameters<typeof calendarOf>[0][number][] = []
  const add = (people: readonly ExportedContact[]): void => {
    for (const { contact, followUps } of people) {
      for (const followUp of followUps) if (followUp.state !== 'done') rows.push({ ...followUp, contact })
    }
  }
  const count = await eachPage(extent, add, onProgress, goesOn)
  if (count === undefined) return undefined
  saveParts(name, [await calendarOf(rows, now())], FILES.ics.type)
  return { format: 'ics', count: rows.length, name }
}

/** @returns how many contacts there were; undefined when it was stopped. */
async function eachPage(
  { tagId, search }: Extent,
  add: (people: readonly ExportedContact[]) => void,
  onProgress: (done: number) => void,
  goesOn: () => boolean,
): Promise<number | undefined> {
  let cursor: string | undefined
  let done = 0
  do {
    const page = await askWorkspace('exports.page', {
      limit: PAGE_ROWS,
      ...(tagId !== undefined && { tagId }),
      ...(search !== undefined && { search }),
      ...(cursor !== undefined && { cursor }),
    })
    if (!goesOn()) return undefined
    add(page.rows)
    done += page.rows.length
    onProgress(done)
    cursor = page.next
  } while (cursor !== undefined)
  return done
}
