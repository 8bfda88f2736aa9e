import { type BenchContext, FEW } from '../context'
import { figuresOf } from '../figures/figure'
import { importRows, undoImport } from '../pages/import-rows'
import type { Part } from './part'

/**
 * Rows of a file, read and checked already, until the last of them is on the disk, beside a bare `put` of the same rows
 * into the same tables with the same indexes.
 */
export const importPart: Part = {
  name: 'import',
  async measure(bench) {
    const page = await openFew(bench)
    const { id, rows, ms, parts, bareMs } = await importRows(page, bench.times(100_000, 10_000))
    const undone = await undoImport(page, id)
    const undoneMs = undone.reduce((sum, one) => sum + one, 0)
    await page.close()
    return [
      { name: 'import', value: (1_000 * rows) / ms, unit: 'rows/s', limit: null },
      {
        name: 'import, bare put of the same rows',
        value: (1_000 * rows) / bareMs,
        unit: 'rows/s',
        limit: null,
      },
      { name: 'import, times the bare put', value: ms / bareMs, unit: '', limit: null },
      ...figuresOf('import, part of 500 rows', parts, 'ms', null),
      { name: 'import, taken back', value: (1_000 * rows) / undoneMs, unit: 'rows/s', limit: null },
      ...figuresOf('import, part taken back', undone, 'ms', null),
    ]
  },
}

export async function openFew(bench: BenchContext) {
  const browser = await bench.chatside(FEW)
  return browser.open(browser.extensionUrl('workspace.html#/settings'))
}
