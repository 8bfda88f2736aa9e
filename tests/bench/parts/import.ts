import { type BenchContext, FEW } from '../context'
import { type Figure, figuresOf } from '../figures/figure'
import { barePut, importRows, undoImport } from '../pages/import-rows'
import type { Part } from './part'

/**
 * Rows of a file, read and checked already, until the last of them is on the disk, beside a bare `put` of the same rows
 * into the same tables with the same indexes; and taking all of it back.
 */
export const importPart: Part = {
  name: 'import',
  async measure(bench) {
    const page = await openFew(bench)
    const rows = bench.times(100_000, 10_000)
    const { id, parts } = await importRows(page, rows)
    const bareMs = await barePut(page)
    const undone = await undoImport(page, id)
    await page.close()
    const rate = (name: string, ms: number): Figure => {
      return { name, value: (1_000 * rows) / ms, unit: 'rows/s', limit: null }
    }
    return [
      rate('import', sumOf(parts)),
      rate('import, bare put of the same rows', bareMs),
      { name: 'import, times the bare put', value: sumOf(parts) / bareMs, unit: '', limit: null },
      ...figuresOf('import, part of 500 rows', parts, 'ms', null),
      rate('import, taken back', sumOf(undone)),
      ...figuresOf('import, part taken back', undone, 'ms', null),
    ]
  },
}

/** A page of the workspace with nearly nothing behind it. */
export async function openFew(bench: BenchContext) {
  const browser = await bench.chatside(FEW)
  return browser.open(browser.extensionUrl('workspace.html#/settings'))
}

function sumOf(times: readonly number[]): number {
  return times.reduce((sum, one) => sum + one, 0)
}
