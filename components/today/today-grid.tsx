import '@/components/ui/virtual-list.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { indexFor } from '@/components/ui/index-for'
import { isComposing, isTyping } from '@/components/ui/keys'
import { useWindow } from '@/components/ui/use-window'
import { t } from '@/locales/t'
import type { TodayFilter, TodayRow } from '@/storage/protocol/follow-ups'
import { mayChange } from '../app/may'
import { undoLast } from '../app/undo'
import { useActiveRow } from './use-active-row'
import { TodayRowView } from './today-row'
import { shownReason, type TodayActions } from './use-today-actions'

const ROW_PX = 72

type GridProps = {
  filter: TodayFilter
  rows: readonly TodayRow[]
  /** How many there are in all; -1 while nobody has counted. */
  total: number
  actions: TodayActions
  /** Somebody has just come here to work. */
  takesFocus: boolean
  onOpen: (row: TodayRow) => void
  onEnd: () => void
}

/**
 * The list one works from. Only the rows in sight exist, and the one that one stands on, so that the focus is never lost.
 * Its keys work while the focus is in it.
 */
export function TodayGrid(props: GridProps) {
  const { rows, filter, actions } = props
  const box = useRef<HTMLDivElement>(null)
  const { first, last, pageRows, measure } = useWindow(box, rows.length, ROW_PX)
  const active = useActiveRow({ box, rows, rowHeight: ROW_PX, takesFocus: props.takesFocus })
  const [notedId, setNoted] = useState<string>()
  useLayoutEffect(measure, [rows.length])
  useEffect(() => {
    if (last >= rows.length || active.index >= rows.length - 1) props.onEnd()
  }, [last, active.index, rows.length])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isCommand(event)) return
    const next = indexFor(event.key, active.index, rows.length, pageRows)
    const row = rows[active.index]
    if (next !== undefined) active.moveTo(next)
    else if (row === undefined || !runKey(event, row, props, setNoted)) return
    event.preventDefault()
  }
  return (
    <div class="virtual today-box" ref={box} style={{ '--rows': rows.length }} onScroll={measure}>
      <div
        class="virtual-inner"
        role="grid"
        aria-label={t('today.title')}
        aria-rowcount={props.total}
        tabIndex={-1}
        style={{ blockSize: `${rows.length * ROW_PX}px` }}
        onKeyDown={onKeyDown}
        onFocusIn={active.onFocusIn}
        onFocusOut={active.onFocusOut}
      >
        {drawn(rows, first, last, active.index).map(([row, index]) => (
          <TodayRowView
            key={row.contact.id}
            row={row}
            reason={shownReason(row, filter)}
            index={index}
            top={index * ROW_PX}
            isActive={index === active.index}
            isNoting={row.contact.id === notedId}
            actions={{
              open: () => props.onOpen(row),
              done: () => actions.done(row),
              snooze: (dueAt) => actions.snooze(row, dueAt),
              note: () => setNoted(row.contact.id),
              endNote: () => {
                setNoted(undefined)
                active.focus()
              },
            }}
          />
        ))}
      </div>
    </div>
  )
}

/** @returns whether the key was one for the row one stands on. */
function runKey(event: KeyboardEvent, row: TodayRow, props: GridProps, note: (id: string) => void): boolean {
  const { target, currentTarget } = event
  const isOnRow = target instanceof HTMLElement && target.role === 'row'
  if (event.key === 'Enter' && isOnRow) props.onOpen(row)
  else if (event.key === 'u') undoLast()
  else if (!mayChange('followUps')) return false
  else if (event.key === 'd') props.actions.done(row)
  else if (event.key === 's') pressSnooze(currentTarget)
  else if (event.key === 'n') note(row.contact.id)
  else return false
  return true
}

/** The rows in sight, and the one that one stands on. */
function drawn<Row>(rows: readonly Row[], first: number, last: number, active: number): [Row, number][] {
  const shown = rows.slice(first, last).map((row, offset): [Row, number] => [row, first + offset])
  const row = rows[active]
  if (row === undefined || (active >= first && active < last)) return shown
  return active < first ? [[row, active], ...shown] : [...shown, [row, active]]
}

/** The keys are letters, so they mean nothing in a text, in an open menu, or together with another key. */
function isCommand(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event) || isTyping(event.target)) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return !(event.target instanceof Element && event.target.closest('[role=menu]') !== null)
}

function pressSnooze(list: EventTarget | null): void {
  if (!(list instanceof HTMLElement)) return
  list.querySelector<HTMLElement>('[data-active=true] [aria-haspopup=menu]')?.click()
}
