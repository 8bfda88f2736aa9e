import type { ReplyRow } from '@/storage/schema/reply'
import type { ReplyStatistics } from '@/storage/schema/reply-use'
import { compareNames } from '@/utils/text/compare-names'
import { type ReplyIndex, searchReplies } from '../search'

export const REPLY_SORTS = ['rank', 'title', 'uses', 'answers', 'lastUsed'] as const
export type ReplySort = (typeof REPLY_SORTS)[number]

export type ReplyFilter = {
  search: string
  /** A folder with those in it; '' for replies without one; undefined for all. */
  folder: string | undefined
  label: string
  language: string
  isArchived: boolean
  sort: ReplySort
}

export const NO_FILTER: ReplyFilter = {
  search: '',
  folder: undefined,
  label: '',
  language: '',
  isArchived: false,
  sort: 'rank',
}

type Statistics = ReadonlyMap<string, ReplyStatistics>

/** @returns the replies that fit a filter, in its order. */
export function filterReplies(index: ReplyIndex, filter: ReplyFilter, statistics: Statistics): ReplyRow[] {
  const fitting = index.filter(({ row }) => fits(row, filter))
  const ranked = searchReplies(fitting, filter.search)
  const compare = comparison(filter.sort, statistics)
  return compare === undefined ? ranked : ranked.sort(compare)
}

/** @returns whether anything but the search and the order narrows the list down. */
export function isNarrowed({ search, folder, label, language, isArchived }: ReplyFilter): boolean {
  return search.trim() !== '' || folder !== undefined || label !== '' || language !== '' || isArchived
}

function fits(row: ReplyRow, { folder, label, language, isArchived }: ReplyFilter): boolean {
  return (
    (row.isArchived === true) === isArchived &&
    isIn(row.folder ?? '', folder) &&
    (label === '' || row.labels.includes(label)) &&
    (language === '' || row.languages?.includes(language) === true)
  )
}

function isIn(own: string, folder: string | undefined): boolean {
  if (folder === undefined) return true
  return own === folder || (folder !== '' && own.startsWith(`${folder}/`))
}

function comparison(sort: ReplySort, statistics: Statistics) {
  const rate = ({ id }: ReplyRow): number => statistics.get(id)?.answerRate ?? -1
  const comparisons: Record<ReplySort, ((a: ReplyRow, b: ReplyRow) => number) | undefined> = {
    rank: undefined,
    title: (a, b) => compareNames(a.title, b.title),
    uses: (a, b) => b.uses - a.uses,
    answers: (a, b) => rate(b) - rate(a),
    lastUsed: (a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0),
  }
  return comparisons[sort]
}
