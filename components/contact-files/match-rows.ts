import { askWorkspace } from '@/storage/client'
import type { ImportRow } from '@/storage/schema/import'

/** How many rows were looked at, how many are of contacts that are here, and in how many of these the file says more. */
export type MatchCount = { looked: number; of: number; known: number; changed: number }

const PART = 500

/** Counts whom rows would meet, part by part, while `goesOn`. @throws AppError */
export async function countMatches(
  rows: readonly ImportRow[],
  onCount: (count: MatchCount) => void,
  goesOn: () => boolean,
): Promise<void> {
  const count: MatchCount = { looked: 0, of: rows.length, known: 0, changed: 0 }
  for (let from = 0; from < rows.length; from += PART) {
    const part = rows.slice(from, from + PART)
    const matches = await askWorkspace('imports.match', { rows: part })
    if (!goesOn()) return
    count.looked += part.length
    count.known += matches.length
    count.changed += matches.filter(({ changes }) => changes.length > 0).length
    onCount({ ...count })
  }
}
