import type { ReplyRow } from '@/storage/schema/reply'
import { fold } from '@/utils/text/fold'

/**
 * @returns the replies that fit `query`: by shortcut, then title, then label, then text; among equals the one used more.
 * Without a query all of them, the most used first.
 */
export function searchReplies(rows: readonly ReplyRow[], query: string): ReplyRow[] {
  const wanted = fold(query.trim().replace(/^[/;]+/, ''))
  return rows
    .map((row) => ({ row, rank: rankOf(row, wanted) }))
    .filter(({ rank }) => rank < 6)
    .sort((a, b) => a.rank - b.rank || b.row.uses - a.row.uses || a.row.title.localeCompare(b.row.title))
    .map(({ row }) => row)
}

function rankOf(row: ReplyRow, wanted: string): number {
  if (wanted === '') return 0
  const shortcut = fold(row.shortcut)
  if (shortcut === wanted) return 0
  if (shortcut.startsWith(wanted)) return 1
  const title = fold(row.title)
  if (title.startsWith(wanted)) return 2
  if (title.includes(wanted) || shortcut.includes(wanted)) return 3
  if (row.labels.some((label) => fold(label).includes(wanted))) return 4
  return fold(row.excerpt).includes(wanted) ? 5 : 6
}
