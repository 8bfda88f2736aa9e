/**
 * @returns the rank of each key that needs another one than it has in `known`, so that `keys` stand in their order. Without
 * `isMoved` those that have one keep it, in whatever order somebody else has put them.
 */
export function newRanks(
  keys: readonly string[],
  known: ReadonlyMap<string, number>,
  isMoved: boolean,
): Map<string, number> {
  const kept = isMoved ? rising(keys, known) : new Set(keys.filter((key) => known.has(key)))
  const ranks = new Map<string, number>()
  let low: number | undefined
  for (const [at, key] of keys.entries()) {
    if (kept.has(key)) low = known.get(key)
    else {
      const next = keys.slice(at + 1).find((one) => kept.has(one))
      const high = next === undefined ? undefined : known.get(next)
      const rank = between(low, high, known)
      // No number lies between theirs any more: all are counted anew.
      if (rank === low || rank === high) return new Map(keys.map((one, index) => [one, index + 1]))
      ranks.set(key, rank)
      low = rank
    }
  }
  return ranks
}

/** At the end it comes behind all that is known, also what was not in sight. */
function between(
  low: number | undefined,
  high: number | undefined,
  known: ReadonlyMap<string, number>,
): number {
  if (high === undefined) return Math.floor(Math.max(low ?? 0, ...known.values())) + 1
  if (low === undefined) return high - 1
  return low < high ? (low + high) / 2 : low + 1
}

/** @returns the most keys that stand in the order of their ranks already. */
function rising(keys: readonly string[], known: ReadonlyMap<string, number>): Set<string> {
  let longest: string[] = []
  const endingAt = new Map<string, string[]>()
  for (const key of keys) {
    const rank = known.get(key)
    if (rank === undefined) continue
    let before: string[] = []
    for (const [other, run] of endingAt) {
      if ((known.get(other) ?? 0) < rank && run.length > before.length) before = run
    }
    const run = [...before, key]
    endingAt.set(key, run)
    if (run.length > longest.length) longest = run
  }
  return new Set(longest)
}
