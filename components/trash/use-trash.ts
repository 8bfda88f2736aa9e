import { useEffect, useRef, useState } from 'preact/hooks'
import { askWorkspace } from '@/storage/client'
import type { TrashEntry, TrashTable } from '@/storage/protocol/data'
import { type AppError, toAppError } from '@/utils/app-error'
import { undoneCount } from '../app/undo'

type Listing = {
  entries: readonly TrashEntry[]
  hasMore: boolean
  isLoading: boolean
  error: AppError | undefined
}

const PAGE_ROWS = 50
const NOTHING: Listing = { entries: [], hasMore: false, isLoading: true, error: undefined }

/**
 * What is in the trash, of one kind or of all. An entry that is dealt with is let go of at once; the others stay where they
 * are, so that the list does not jump under the hand.
 */
export function useTrash(table: TrashTable | undefined) {
  const [listing, setListing] = useState(NOTHING)
  const run = useRef(0)
  const cursor = useRef<string | undefined>(undefined)

  const load = async (before: readonly TrashEntry[]): Promise<void> => {
    const own = ++run.current
    setListing((now) => ({ ...now, isLoading: true, error: undefined }))
    try {
      const entries = [...before]
      do {
        const at = cursor.current
        const kind = table === undefined ? {} : { table }
        const more = at === undefined ? {} : { cursor: at }
        const page = await askWorkspace('trash.page', { limit: PAGE_ROWS, ...kind, ...more })
        if (own !== run.current) return
        cursor.current = page.next
        entries.push(...page.rows)
        // A part of the walk may show nothing.
      } while (cursor.current !== undefined && entries.length === before.length)
      setListing({ entries, hasMore: cursor.current !== undefined, isLoading: false, error: undefined })
    } catch (error) {
      if (own === run.current) setListing((now) => ({ ...now, isLoading: false, error: toAppError(error) }))
    }
  }
  const restart = (): void => {
    cursor.current = undefined
    void load([])
  }
  useEffect(restart, [table, undoneCount.value])
  useEffect(() => () => void (run.current += 1), [])

  const drop = (gone: TrashEntry): void =>
    setListing((now) => ({ ...now, entries: now.entries.filter(({ id }) => id !== gone.id) }))
  return { ...listing, restart, more: () => void load(listing.entries), drop }
}
