import type { ServerFrame } from './wire'

export type Delta = Extract<ServerFrame, { type: 'delta' }>

/** What is stored at once without anybody waiting for it. */
const MOST_ROWS = 200

/**
 * @returns deltas that wait, put together where one goes on where the one before it ends: a busy team tells of more changes
 * in a second than can be stored one by one.
 */
export function mergeDeltas(deltas: readonly Delta[]): Delta[] {
  const merged: Delta[] = []
  for (const next of deltas) {
    const last = merged.at(-1)
    if (last !== undefined && goesOn(last, next)) merged[merged.length - 1] = together(last, next)
    else merged.push(next)
  }
  return merged
}

/** Where both touch a bucket, nothing may be missing between them. */
function goesOn(last: Delta, next: Delta): boolean {
  const size = last.rows.length + last.gone.length + next.rows.length + next.gone.length
  const isWhole = Object.entries(next.from).every(([bucket, from]) => from <= (last.to[bucket] ?? from))
  return last.epoch === next.epoch && isWhole && size <= MOST_ROWS
}

function together(last: Delta, next: Delta): Delta {
  const rows = new Map([...last.rows, ...next.rows].map((row) => [`${row.tbl}|${row.id}`, row]))
  return {
    type: 'delta',
    epoch: next.epoch,
    from: { ...next.from, ...last.from },
    to: { ...last.to, ...next.to },
    rows: [...rows.values()],
    gone: [...last.gone, ...next.gone],
  }
}
