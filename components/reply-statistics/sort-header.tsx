import { ArrowDown, ArrowUp } from 'lucide-preact'
import type { SortBy, SortColumn } from './sort-statistics'

type SortHeaderProps = {
  column: SortColumn
  label: string
  sort: SortBy
  onSort: (sort: SortBy) => void
}

/** A column's name that sorts by it; figures begin with the largest. */
export function SortHeader({ column, label, sort, onSort }: SortHeaderProps) {
  const isSorted = sort.column === column
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp
  const next = isSorted ? !sort.isDescending : column !== 'title'
  return (
    <th scope="col" aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class="sort" onClick={() => onSort({ column, isDescending: next })}>
        {label}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  )
}
