import type { Page } from '@/storage/protocol/shared'
import { type AppError, toAppError } from '@/utils/app-error'

export type Loaded<Row> = {
  rows: readonly Row[]
  next: string | undefined
  total: number | undefined
  isLoading: boolean
  error: AppError | undefined
}

type PageLoader = {
  /** Reads the pages in sight again, or only the first ones. */
  restart: (pages?: number) => void
  /** Reads one page more, unless one is under way or there is none. */
  more: () => void
  stop: () => void
}

/** Reads a list by cursors, one page after another, and shows each state of it. A later request outruns an earlier one. */
export function createPageLoader<Row>(
  ask: (cursor: string | undefined) => Promise<Page<Row>>,
  show: (state: Loaded<Row>) => void,
): PageLoader {
  let state: Loaded<Row> = {
    rows: [],
    next: undefined,
    total: undefined,
    isLoading: true,
    error: undefined,
  }
  let pages = 1
  let lastRun = 0
  const set = (patch: Partial<Loaded<Row>>): void => show((state = { ...state, ...patch }))

  const load = async (count: number, before: readonly Row[], cursor?: string): Promise<void> => {
    const run = ++lastRun
    set({ isLoading: true })
    try {
      const { rows, next, total } = await readPages(ask, count, cursor)
      if (run !== lastRun) return
      set({
        rows: [...before, ...rows],
        next,
        total: total ?? state.total,
        isLoading: false,
        error: undefined,
      })
    } catch (error) {
      if (run === lastRun) set({ isLoading: false, error: toAppError(error) })
    }
  }
  return {
    restart: (count = pages) => {
      pages = count
      void load(count, [])
    },
    more: () => {
      if (state.isLoading || state.next === undefined) return
      pages += 1
      void load(1, state.rows, state.next)
    },
    stop: () => {
      lastRun += 1
    },
  }
}

async function readPages<Row>(
  ask: (cursor: string | undefined) => Promise<Page<Row>>,
  count: number,
  cursor: string | undefined,
): Promise<{ rows: Row[]; next: string | undefined; total: number | undefined }> {
  const first = await ask(cursor)
  const rows = [...first.rows]
  let { next } = first
  for (let read = 1; read < count && next !== undefined; read++) {
    const page = await ask(next)
    rows.push(...page.rows)
    next = page.next
  }
  return { rows, next, total: first.total }
}
