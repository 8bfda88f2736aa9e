export interface Clock {
  nowMs(): number
  advance(ms: number): void
}

/** A clock that stands still at `fixedMs`, or the real one. */
export function createClock(fixedMs: number | undefined): Clock {
  let offsetMs = 0
  return {
    nowMs: () => (fixedMs ?? Date.now()) + offsetMs,
    advance: (ms) => {
      offsetMs += ms
    },
  }
}
