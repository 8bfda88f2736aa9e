import { useState } from 'preact/hooks'
import type { RowMarks } from '@/components/ui/row-marks'
import type { ReplyRow } from '@/storage/schema/reply'

/** @returns which of the replies in sight are marked. One that is filtered out is not marked any more. */
export function useMarks(rows: readonly ReplyRow[]): RowMarks & { ids: string[]; clear: () => void } {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const set = (keys: readonly string[], isMarked: boolean): void =>
    setMarked((before) => {
      const next = new Set(before)
      for (const key of keys) {
        if (isMarked) next.add(key)
        else next.delete(key)
      }
      return next
    })
  const ids = marked.size === 0 ? [] : rows.filter(({ id }) => marked.has(id)).map(({ id }) => id)
  return { ids, has: (key) => marked.has(key), set, clear: () => setMarked(new Set()) }
}
