import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { compareNames } from '@/utils/text/compare-names'

export type SortColumn = 'title' | 'uses' | 'answerRate' | 'medianReplyMs' | 'lastUsedAt'
export type SortBy = { column: SortColumn; isDescending: boolean }

/** @returns the rows in order; those without a figure come last whichever way one sorts. */
export function sortStatistics(
  rows: readonly ReplyStatistics[],
  { column, isDescending }: SortBy,
): ReplyStatistics[] {
  const turn = isDescending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [one, other] = [a[column], b[column]]
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined)
    const order = typeof one === 'string' ? compareNames(one, String(other)) : one - Number(other)
    return order === 0 ? compareNames(a.title, b.title) : order * turn
  })
}
