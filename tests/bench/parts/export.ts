import type { BenchTarget } from '../browser/bench-target'
import { type Figure, figuresOf } from '../figures/figure'
import { importRows } from '../pages/import-rows'
import { openFew } from './import'
import type { Part } from './part'

const PAGE_ROWS = 200

/** All contacts with everything that belongs to them, page by page to the end. */
export const exportPart: Part = {
  name: 'export',
  async measure(bench) {
    const page = await openFew(bench)
    const wanted = bench.times(100_000, 10_000)
    if ((await exportAll(page)).contacts < wanted) await importRows(page, wanted)
    const { contacts, times } = await exportAll(page)
    await page.close()
    const ms = times.reduce((sum, one) => sum + one, 0)
    const figures: Figure[] = [
      { name: 'export', value: (1_000 * contacts) / ms, unit: 'contacts/s', limit: null },
      ...figuresOf('export, page of 200 contacts', times, 'ms', null),
    ]
    return figures
  },
}

function exportAll(page: BenchTarget): Promise<{ contacts: number; times: number[] }> {
  return page.evaluate(async (limit) => {
    const { chrome } = window as unknown as {
      chrome: {
        runtime: {
          sendMessage: (message: unknown) => Promise<{ output: { rows: unknown[]; next?: string } }>
        }
      }
    }
    const times: number[] = []
    let contacts = 0
    for (let cursor: string | undefined; ;) {
      const startedAt = performance.now()
      const { output } = await chrome.runtime.sendMessage({
        chatside: 1,
        audience: 'workspace',
        name: 'exports.page',
        input: { limit, ...(cursor !== undefined && { cursor }) },
      })
      times.push(performance.now() - startedAt)
      contacts += output.rows.length
      if (output.next === undefined) return { contacts, times }
      cursor = output.next
    }
  }, PAGE_ROWS)
}
