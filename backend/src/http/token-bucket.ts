/** What is allowed: so many at once, and so many each second after that. */
export type Rate = { burst: number; perSecond: number }
export type TokenBucket = {
  /** @returns 0 when one may go on, else how many ms it has to wait. */
  take: (key: string, now: number) => number
}

/** Full ones are forgotten at this many, so that made-up keys cannot fill the memory. */
const MOST_KEYS = 10_000

/** Counts for each key by itself. It is of this process: several instances allow as many times more. */
export function createTokenBucket({ burst, perSecond }: Rate, mostKeys = MOST_KEYS): TokenBucket {
  const levels = new Map<string, { left: number; at: number }>()
  const levelOf = (key: string, now: number): number => {
    const known = levels.get(key)
    if (known === undefined) return burst
    // A clock that was set back gives nothing and takes nothing.
    return Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond)
  }
  const makeRoom = (now: number): void => {
    for (const key of levels.keys()) if (levelOf(key, now) >= burst) levels.delete(key)
    // Everybody is busy: the one that was new longest ago goes.
    for (const key of levels.keys()) {
      if (levels.size < mostKeys) return
      levels.delete(key)
    }
  }
  return {
    take: (key, now) => {
      const level = levelOf(key, now)
      if (!levels.has(key) && levels.size >= mostKeys) makeRoom(now)
      const isAllowed = level >= 1
      levels.set(key, { left: isAllowed ? level - 1 : level, at: now })
      return isAllowed ? 0 : Math.ceil(((1 - level) / perSecond) * 1000)
    },
  }
}
