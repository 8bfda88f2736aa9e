import { useEffect, useRef, useState } from 'preact/hooks'
import { askUi } from '@/storage/client'
import type { Duplicate } from '@/storage/protocol/customers'
import { type AppError, toAppError } from '@/utils/app-error'
import { undoneCount } from '../app/undo'

type Search = {
  pairs: readonly Duplicate[]
  isSearching: boolean
  hasMore: boolean
  error: AppError | undefined
}

const PAGE_PAIRS = 50
const NOTHING: Search = { pairs: [], isSearching: true, hasMore: false, error: undefined }

/**
 * Looks for contacts that may be the same, part by part, until a page of pairs is found; the rest is looked for when asked.
 * A merge leaves the other pairs where they are, so that the list does not jump under the hand.
 */
export function useDuplicates() {
  const [search, setSearch] = useState(NOTHING)
  const run = useRef(0)
  const cursor = useRef<string | undefined>(undefined)

  const more = async (before: readonly Duplicate[]): Promise<void> => {
    const own = ++run.current
    let pairs = before
    setSearch({ ...NOTHING, pairs })
    try {
      do {
        const at = cursor.current
        const input = { limit: PAGE_PAIRS, ...(at !== undefined && { cursor: at }) }
        const page = await askUi('contacts.duplicates', input)
        if (own !== run.current) return
        cursor.current = page.next
        pairs = withNew(pairs, page.rows)
        setSearch({ ...NOTHING, pairs, hasMore: page.next !== undefined })
      } while (cursor.current !== undefined && pairs.length < before.length + PAGE_PAIRS)
      setSearch({ pairs, isSearching: false, hasMore: cursor.current !== undefined, error: undefined })
    } catch (error) {
      if (own !== run.current) return
      setSearch({ pairs, isSearching: false, hasMore: false, error: toAppError(error) })
    }
  }
  const restart = (): void => {
    cursor.current = undefined
    void more([])
  }
  useEffect(restart, [undoneCount.value])
  useEffect(() => () => void (run.current += 1), [])

  const drop = (isGone: (pair: Duplicate) => boolean): void =>
    setSearch((now) => ({ ...now, pairs: now.pairs.filter((pair) => !isGone(pair)) }))
  return { ...search, restart, more: () => void more(search.pairs), drop }
}

/** @returns what names a pair, whichever of the two comes first. */
export function pairKey(one: string, other: string): string {
  return [one, other].toSorted().join('|')
}

function withNew(pairs: readonly Duplicate[], found: readonly Duplicate[]): readonly Duplicate[] {
  const known = new Set(pairs.map(({ contact, other }) => pairKey(contact.id, other.id)))
  return [...pairs, ...found.filter(({ contact, other }) => !known.has(pairKey(contact.id, other.id)))]
}
