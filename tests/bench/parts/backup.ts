import type { BenchTarget } from '../browser/bench-target'
import { type BenchContext, FEWER_KNOWN, KNOWN } from '../context'
import { type Figure, figuresOf } from '../figures/figure'
import { editContacts, prepareWorkspace, readBackup, type Run } from '../pages/backup-run'
import type { Part } from './part'

/** What a write costs once backups are made, and reading a full backup and what changed since. */
export const backupPart: Part = {
  name: 'backup',
  async measure(bench) {
    const page = await openKnown(bench)
    const edits = bench.times(500, 100)
    await editContacts(page, edits)
    const unmarked = await editContacts(page, edits)
    const full = await readBackup(page, 'full')
    const marked = await editContacts(page, edits)
    const incremental = await readBackup(page, 'incremental')
    await page.close()
    return [
      ...readFigures('backup, full', full),
      ...readFigures('backup, incremental', incremental),
      ...figuresOf('backup, a write before the first one', unmarked, 'ms', null),
      ...figuresOf('backup, a write after it', marked, 'ms', null),
      { name: 'backup, times a write before it', value: sum(marked) / sum(unmarked), unit: '', limit: null },
    ]
  },
}

/** @returns a page that may ask everything, with all there is. */
export async function openKnown(bench: BenchContext): Promise<BenchTarget> {
  const browser = await bench.chatside(bench.isQuick ? FEWER_KNOWN : KNOWN)
  const page = await browser.open(browser.extensionUrl('workspace.html#/settings'))
  await prepareWorkspace(page)
  return page
}

function readFigures(name: string, { rows, ms, parts }: Run): Figure[] {
  return [
    { name, value: (1_000 * rows) / ms, unit: 'rows/s', limit: null },
    { name: `${name}, rows`, value: rows, unit: '', limit: null },
    ...figuresOf(`${name}, one request`, parts, 'ms', null),
  ]
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0)
}
