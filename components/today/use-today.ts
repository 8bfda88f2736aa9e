import { useEffect, useRef, useState } from 'preact/hooks'
import type { TodayFilter, TodayRow } from '@/storage/protocol/follow-ups'
import { useQuery } from '@/storage/use-query'
import { now as clockNow } from '@/utils/clock'
import { useMinute } from '../app/clock'
import { undoneCount } from '../app/undo'
import { usePages } from '../app/use-pages'

const PAGE_ROWS = 50
const SETTLED_MS = 30_000

/** What was just done about a customer: gone from sight until the list that was asked for afterwards is there. */
type Gone = { contactId: string; seen: readonly TodayRow[] | undefined }

/**
 * @returns the rows of a filter, how many each filter has, and `leave`, which takes a row out of sight while something is
 * done about it, and brings it back when that failed or was undone.
 */
export function useToday(filter: TodayFilter) {
  const pages = usePages('today.page', { filter, limit: PAGE_ROWS })
  // Counting looks at far more than the rows in sight: they come first, and whatever changes them is counted again.
  const hasRows = useRef(false)
  hasRows.current ||= !pages.isLoading
  const counts = useQuery('today.counts', hasRows.current ? {} : undefined)
  useEffect(() => {
    if (counts.data !== undefined) counts.refetch()
  }, [pages.rows])
  const [gone, setGone] = useState<readonly Gone[]>([])
  const latest = useRef(pages.rows)
  latest.current = pages.rows
  useEachMinute(() => {
    pages.refetch()
  })
  const undone = undoneCount.value
  const known = useRef(undone)
  useEffect(() => {
    if (known.current === undone) return
    known.current = undone
    setGone([])
    // An answer from before the undo would take the row away once more.
    pages.refetch()
  }, [undone])

  const leave = async (contactId: string, write: () => Promise<boolean>): Promise<void> => {
    setGone((all) => [...all, { contactId, seen: undefined }])
    const isWritten = await write()
    setGone((all) =>
      all.flatMap((one) => {
        if (one.contactId !== contactId) return [one]
        return isWritten ? [{ contactId, seen: latest.current }] : []
      }),
    )
  }
  const isGone = ({ contact }: TodayRow): boolean =>
    gone.some(({ contactId, seen }) => contactId === contact.id && (seen ?? pages.rows) === pages.rows)
  return { ...pages, rows: pages.rows.filter((row) => !isGone(row)), counts: counts.data, leave }
}

/** Whoever waits becomes late, and follow-ups fall due, without anything being written. */
function useEachMinute(run: () => void): void {
  const minute = useMinute()
  const ranAt = useRef(clockNow())
  useEffect(() => {
    // The clock of a page that was hidden is renewed at once: what was just asked need not be asked again.
    if (clockNow() - ranAt.current < SETTLED_MS) return
    ranAt.current = clockNow()
    run()
  }, [minute])
}
