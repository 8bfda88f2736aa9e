import { Check } from 'lucide-preact'

/** Which rows of a list are marked, by their keys. */
export type RowMarks = {
  has: (key: string) => boolean
  set: (keys: readonly string[], isMarked: boolean) => void
}

type Markable<Row> = {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  selected: number
  marks?: RowMarks
}

/** The box in which a row shows whether it is marked. The row itself tells assistive technology. */
export function MarkBox() {
  return (
    <span class="mark-box" data-marks aria-hidden="true">
      <span>
        <Check size={12} strokeWidth={3} />
      </span>
    </span>
  )
}

/** @returns what a list asks at keys and clicks: each tells whether it was about marking. */
export function useMarking<Row>({ rows, keyOf, selected, marks }: Markable<Row>) {
  const range = (from: number, to: number): string[] =>
    rows.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1).map(keyOf)
  const toggle = (index: number): void => {
    const row = rows[index]
    if (row !== undefined) marks?.set([keyOf(row)], !marks.has(keyOf(row)))
  }
  const onKey = (event: KeyboardEvent, next: number | undefined): boolean => {
    if (marks === undefined) return false
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') marks.set(rows.map(keyOf), true)
    else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else if (event.key === ' ') toggle(selected)
    else if (event.shiftKey && next !== undefined) marks.set(range(selected, next), true)
    else return false
    return true
  }
  const onClick = (event: MouseEvent, index: number): boolean => {
    if (marks === undefined) return false
    const isOnBox = event.target instanceof Element && event.target.closest('[data-marks]') !== null
    if (event.shiftKey) marks.set(range(selected < 0 ? index : selected, index), true)
    else if (isOnBox || event.ctrlKey || event.metaKey) toggle(index)
    else return false
    return true
  }
  return { onKey, onClick }
}
