import { figuresOf } from '../figures/figure'
import { restoreAll } from '../pages/backup-run'
import { openKnown } from './backup'
import type { Part } from './part'

/** All rows put aside, checked and compared, put in the place of those in use, and taken back. */
export const restorePart: Part = {
  name: 'restore',
  async measure(bench) {
    const page = await openKnown(bench)
    const { staged, preparedMs, switchedMs, undoneMs } = await restoreAll(page)
    await page.close()
    const { rows, ms, parts } = staged
    const perSecond = (took: number): number => (1_000 * rows) / took
    return [
      { name: 'restore, rows put aside', value: perSecond(ms), unit: 'rows/s', limit: null },
      ...figuresOf('restore, one request that puts rows aside', parts, 'ms', null),
      {
        name: 'restore, rows checked and compared',
        value: perSecond(preparedMs),
        unit: 'rows/s',
        limit: null,
      },
      {
        name: 'restore, all of it',
        value: perSecond(ms + preparedMs + switchedMs),
        unit: 'rows/s',
        limit: null,
      },
      { name: 'restore, in the place of what is in use', value: switchedMs, unit: 'ms', limit: null },
      { name: 'restore, taken back', value: undoneMs, unit: 'ms', limit: null },
    ]
  },
}
