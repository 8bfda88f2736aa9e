import { useEffect, useRef, useState } from 'preact/hooks'
import { askUi } from '@/storage/client'
import type { InputOf, OutputOf } from '@/storage/protocol/command'
import type { UiCommands } from '@/storage/protocol/ui'
import type { Page } from '@/storage/protocol/shared'
import { followChanges } from '@/storage/use-query'
import type { AppError } from '@/utils/app-error'
import { createPageLoader, type Loaded } from './page-loader'

type PagedName = {
  [Name in keyof UiCommands]: OutputOf<UiCommands[Name]> extends Page<unknown> ? Name : never
}[keyof UiCommands]
type RowOf<Name extends PagedName> = UiCommands[Name] extends { output?: Page<infer Row> } ? Row : never

export type Pages<Row> = {
  rows: readonly Row[]
  total: number | undefined
  hasMore: boolean
  /** The rows shown are not yet the ones asked for. */
  isLoading: boolean
  error: AppError | undefined
  loadMore: () => void
  refetch: () => void
}

/** Reads a long list page by page, and the pages in sight again after a change of what they show. */
export function usePages<Name extends PagedName>(
  name: Name,
  input: InputOf<UiCommands[Name]>,
): Pages<RowOf<Name>> {
  type Row = RowOf<Name>
  const key = JSON.stringify(input)
  const [loaded, setLoaded] = useState<Loaded<Row>>()
  const loader = useRef<ReturnType<typeof createPageLoader<Row>>>(undefined)

  useEffect(() => {
    const current = createPageLoader<Row>(
      (cursor) => askPage<Name>(name, key, cursor),
      (next) => setLoaded((before) => keepRows(before, next)),
    )
    loader.current = current
    current.restart()
    const stop = followChanges(name, { run: () => current.restart() })
    return () => {
      current.stop()
      stop()
    }
  }, [name, key])

  return {
    rows: loaded?.rows ?? [],
    total: loaded?.total,
    hasMore: loaded?.next !== undefined,
    isLoading: loaded?.isLoading ?? true,
    error: loaded?.error,
    loadMore: () => loader.current?.more(),
    refetch: () => loader.current?.restart(),
  }
}

/** While another search is under way its predecessor's rows stay in sight, so that typing does not make the list blink. */
function keepRows<Row>(before: Loaded<Row> | undefined, next: Loaded<Row>): Loaded<Row> {
  const hasNothingYet = next.isLoading && next.rows.length === 0
  return hasNothingYet && before !== undefined ? { ...before, isLoading: true } : next
}

async function askPage<Name extends PagedName>(
  name: Name,
  key: string,
  cursor: string | undefined,
): Promise<Page<RowOf<Name>>> {
  const input = JSON.parse(key) as InputOf<UiCommands[Name]>
  const answer: unknown = await askUi(name, { ...input, ...(cursor !== undefined && { cursor }) })
  return answer as Page<RowOf<Name>>
}
