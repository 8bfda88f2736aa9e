import { useEffect, useState } from 'preact/hooks'
import type { ImportRow } from '@/storage/schema/import'
import { type AppError, toAppError } from '@/utils/app-error'
import { planImport } from './build-rows'
import type { ImportDraft, ImportOptions } from './import-draft'
import { countMatches, type MatchCount } from './match-rows'

/** What an import would come to. `isReady`: all rows were made; `matches` may still be counted. */
export type ImportOutlook = {
  isReady: boolean
  rows: number
  rejected: number
  first: readonly ImportRow[]
  matches: MatchCount
  error?: AppError
}

const SHOWN = 5
const NOTHING: ImportOutlook = {
  isReady: false,
  rows: 0,
  rejected: 0,
  first: [],
  matches: { looked: 0, of: 0, known: 0, changed: 0 },
}

/** Makes the rows of all files and looks whom they would meet, anew whenever something is decided otherwise. */
export function useOutlook(drafts: readonly ImportDraft[], { country, tags }: ImportOptions): ImportOutlook {
  const [outlook, setOutlook] = useState(NOTHING)
  useEffect(() => {
    let isCurrent = true
    const look = async (): Promise<void> => {
      setOutlook((before) => ({ ...before, isReady: false }))
      const rows: ImportRow[] = []
      let rejected = 0
      for (const draft of drafts) {
        const plan = await planImport(draft, { mode: 'skip', country, tags }, () => isCurrent)
        for (const row of plan.rows) rows.push(row)
        rejected += plan.rejected.length
      }
      if (!isCurrent) return
      const made = { isReady: true, rows: rows.length, rejected, first: rows.slice(0, SHOWN) }
      setOutlook({ ...NOTHING, ...made, matches: { ...NOTHING.matches, of: rows.length } })
      const onCount = (matches: MatchCount): void => setOutlook((before) => ({ ...before, matches }))
      await countMatches(rows, onCount, () => isCurrent)
    }
    look().catch((error: unknown) => {
      if (isCurrent) setOutlook((before) => ({ ...before, error: toAppError(error) }))
    })
    return () => void (isCurrent = false)
  }, [drafts, country, tags.join('\n')])
  return outlook
}
