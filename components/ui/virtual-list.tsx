import './virtual-list.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { indexFor } from './index-for'
import { MarkBox, type RowMarks, useMarking } from './row-marks'
import { useWindow } from './use-window'

type VirtualListProps<Row> = {
  label: string
  rows: readonly Row[]
  rowHeight: number
  keyOf: (row: Row) => string
  render: (row: Row) => ComponentChildren
  selected: number
  onSelect: (index: number) => void
  onOpen: (row: Row) => void
  /** The end is near: more rows may be fetched. */
  onEnd: () => void
  /** How many there are in all, when that is known. */
  total?: number | undefined
  /** Rows can be marked, to do something with all of them at once. */
  marks?: RowMarks
}

/**
 * A list box of any length that holds only the rows in sight. Arrows, j/k, Page Up/Down, Home/End move; Enter opens. Space
 * marks, with Shift a move marks what it goes over, Ctrl+A marks everything.
 */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { rows, rowHeight, selected } = props
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const { first, last, pageRows, measure } = useWindow(box, rows.length, rowHeight)
  useEffect(() => {
    keepInSight(box.current, selected, rowHeight)
    measure()
  }, [selected])
  useEffect(() => {
    if (last >= rows.length) props.onEnd()
  }, [last, rows.length])

  const marking = useMarking(props)
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = indexFor(event.key, selected, rows.length, pageRows)
    if (marking.onKey(event, next)) event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[selected]
    if (event.key === 'Enter' && row !== undefined) props.onOpen(row)
    if (next === undefined) return
    event.preventDefault()
    props.onSelect(next)
  }

  return (
    <div class="virtual" ref={box} onScroll={measure}>
      <div
        class="virtual-inner"
        role="listbox"
        tabIndex={0}
        aria-label={props.label}
        aria-multiselectable={props.marks ? true : undefined}
        aria-activedescendant={selected >= first && selected < last ? `${id}-${selected}` : undefined}
        style={{ blockSize: `${rows.length * rowHeight}px` }}
        onKeyDown={onKeyDown}
      >
        {rows.slice(first, last).map((row, offset) => {
          const index = first + offset
          return (
            <VirtualRow
              key={props.keyOf(row)}
              id={`${id}-${index}`}
              list={props}
              row={row}
              index={index}
              onClick={(event) => {
                props.onSelect(index)
                if (!marking.onClick(event, index)) props.onOpen(row)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

type RowProps<Row> = {
  id: string
  list: VirtualListProps<Row>
  row: Row
  index: number
  onClick: (event: MouseEvent) => void
}

function VirtualRow<Row>({ id, list, row, index, onClick }: RowProps<Row>) {
  const { rowHeight, selected, marks, total = -1 } = list
  return (
    <div
      id={id}
      class="virtual-row"
      role="option"
      tabIndex={-1}
      aria-selected={marks ? marks.has(list.keyOf(row)) : index === selected}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-active={index === selected}
      style={{ insetBlockStart: `${index * rowHeight}px`, blockSize: `${rowHeight}px` }}
      onClick={onClick}
    >
      {marks && <MarkBox />}
      {list.render(row)}
    </div>
  )
}

function keepInSight(box: HTMLElement | null, index: number, rowHeight: number): void {
  if (box === null || index < 0) return
  const top = index * rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + rowHeight > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + rowHeight - box.clientHeight
  }
}
