import { useEffect, useRef, useState } from 'preact/hooks'
import { askUi } from '@/storage/client'
import type { RuleEffect } from '@/storage/protocol/customers'
import type { TagRuleDraft } from '@/storage/schema/tag-rule'
import { showError } from '../app/errors'

export type DryRunState = {
  checked: number
  adds: number
  removes: number
  /** The first who would change. */
  rows: readonly RuleEffect[]
  isRunning: boolean
}

const PAGE_ROWS = 200
const MOST_KEPT = 200

/** Asks who would change, a part of the contacts after the other; what was found belongs to the rule it was found for. */
export function useDryRun(draft: TagRuleDraft | undefined) {
  const [state, setState] = useState<DryRunState>()
  const run = useRef(0)
  const key = JSON.stringify(draft)
  useEffect(() => {
    run.current += 1
    setState(undefined)
  }, [key])
  useEffect(() => () => void (run.current += 1), [])

  const start = async (rule: TagRuleDraft): Promise<void> => {
    const own = ++run.current
    let found: DryRunState = { checked: 0, adds: 0, removes: 0, rows: [], isRunning: true }
    setState(found)
    try {
      let cursor: string | undefined
      do {
        const page = await askUi('tagRules.dryRun', {
          rule,
          limit: PAGE_ROWS,
          ...(cursor !== undefined && { cursor }),
        })
        if (own !== run.current) return
        cursor = page.next
        found = {
          checked: found.checked + page.checked,
          adds: found.adds + page.adds,
          removes: found.removes + page.removes,
          rows: [...found.rows, ...page.rows].slice(0, MOST_KEPT),
          isRunning: cursor !== undefined,
        }
        setState(found)
      } while (cursor !== undefined)
    } catch (error) {
      if (own !== run.current) return
      setState(undefined)
      showError(error, { retry: () => void start(rule) })
    }
  }
  const stop = (): void => {
    run.current += 1
    setState((before) => before && { ...before, isRunning: false })
  }
  return { state, start, stop }
}
